import { absent, type Change, type Clause, lessThan, set } from '../change.ts';
import { type BudgetState, counterKey } from './budget-state.ts';
import { type Counter, COUNTERS } from './limits.ts';
import type { CallWindow } from './windows.ts';

/** A counter of a window that is used up, by what the provider said. */
export interface FullLine {
  readonly window: CallWindow;
  readonly counter: Counter;
  /** Calls as the provider counts them, or the limit. */
  readonly used: number;
}

/** Raises what is stored to what the provider counts; undefined when it is stored already. */
export function markFull(state: BudgetState, lines: readonly FullLine[]): Change | undefined {
  const news = lines.filter(({ window, counter, used }) => used > storedOf(state, window, counter));
  const names = [...new Set(news.map(({ window }) => window.name))];
  const fresh = names.filter((name) => !state.windows.has(name));
  const raised = news.filter(({ window }) => !fresh.includes(window.name));
  const [first, ...rest]: Clause[] = [
    ...fresh.map((name) => ({ name: `${name} has no calls`, holds: absent([name]) })),
    ...raised.map(({ window: { name }, counter, used }) => ({
      name: `${name} ${counter} below what was told`,
      holds: lessThan([name, counterKey(counter)], used),
    })),
  ];
  if (first === undefined) return undefined;
  return {
    name: 'mark full',
    clauses: [first, ...rest],
    effects: [
      ...fresh.map((name) => set([name], toUse(news, name))),
      ...raised.map(({ window: { name }, counter, used }) => set([name, counterKey(counter)], used)),
    ],
  };
}

function storedOf(state: BudgetState, { name }: CallWindow, counter: Counter): number {
  return state.windows.get(name)?.total[counter] ?? 0;
}

function toUse(lines: readonly FullLine[], name: string) {
  const usedOf = (counter: Counter) =>
    lines.find((line) => line.window.name === name && line.counter === counter)?.used ?? 0;
  return Object.fromEntries(COUNTERS.map((counter) => [counterKey(counter), usedOf(counter)]));
}
