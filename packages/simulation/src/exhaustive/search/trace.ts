import { violationsOf } from '../invariants/violations-of.ts';
import { canonicalKey } from '../keys/canonical-key.ts';
import { nextSteps } from '../model/next-steps.ts';
import type { State } from '../model/state.ts';
import type { Step } from '../model/step.ts';
import { describeState } from './describe-state.ts';
import type { Explored, Found, Search } from './explore.ts';

/** The shortest way to a violation: each step with the state after it. */
export function traceOf(search: Search, explored: Explored, { from, invariant }: Found): string[] {
  const { lines, state } = wayTo(search, explored, from);
  const last = nextSteps(state, search.transitions).find((step) =>
    violationsOf(state, step).includes(invariant),
  );
  return last === undefined ? lines : [...lines, describeStep(last)];
}

/** The shortest way to the state with this number. */
export function traceTo(search: Search, explored: Explored, id: number): string[] {
  return wayTo(search, explored, id).lines;
}

function wayTo(search: Search, explored: Explored, id: number): { lines: string[]; state: State } {
  const [first = 0, ...rest] = pathTo(explored, id);
  let state = search.initial[first];
  if (state === undefined) throw new RangeError(`Expected the way to ${id} to begin at an initial state`);
  const lines = [`begins: ${describeState(state)}`];
  for (const next of rest) {
    const step = stepTo(search, explored, { from: state, to: next });
    lines.push(describeStep(step));
    state = step.next;
  }
  return { lines, state };
}

/** Numbers of states from an initial one, whose number is its place in the list of those, to `id`. */
function pathTo({ parents }: Explored, id: number): number[] {
  const path = [id];
  for (let at = id; parents.at(at) !== at; at = parents.at(at)) path.unshift(parents.at(at));
  return path;
}

function stepTo(search: Search, { visited }: Explored, { from, to }: { from: State; to: number }): Step {
  const steps = nextSteps(from, search.transitions);
  const step = steps.find(({ next }) => visited.is(to, canonicalKey(next, search.orders), next));
  if (step === undefined) throw new RangeError('Expected the steps of a state to be the same each time');
  return step;
}

function describeStep({ label, next }: Step): string {
  return `${label}\n      ${describeState(next)}`;
}
