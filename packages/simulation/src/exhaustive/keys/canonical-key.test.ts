import { BEGINNINGS } from '../model/initial-states.ts';
import { nextSteps } from '../model/next-steps.ts';
import type { State } from '../model/state.ts';
import { TRANSITIONS } from '../model/transitions.ts';
import { canonicalKey } from './canonical-key.ts';

const BUDGET = { faults: 1, troubles: 1, commands: 1 };
const CHUNKS_IN_ANY_ORDER = [
  [0, 1],
  [1, 0],
];

function tired(budget = BUDGET): State {
  const [state] = BEGINNINGS.tired({ workers: 2, apis: 1 }, budget);
  if (state === undefined) throw new RangeError('Expected a state to begin with');
  return state;
}

/** The state after the first step of that name. */
function after(state: State, label: string): State {
  const step = nextSteps(state, TRANSITIONS).find((one) => one.label.startsWith(label));
  if (step === undefined) throw new RangeError(`Expected a step ${label}`);
  return step.next;
}

describe('canonicalKey', () => {
  it('is the same whichever of two equal workers is at work', () => {
    const state = after(tired(), 'worker 1: claim chunk 0');
    const swapped = { ...state, workers: state.workers.toReversed() };
    expect(canonicalKey(swapped, [[0, 1]])).toBe(canonicalKey(state, [[0, 1]]));
  });

  it('is the same whichever of two equal chunks was claimed, where their order is free', () => {
    const [first, second] = [
      after(tired(), 'worker 1: claim chunk 0'),
      after(tired(), 'worker 1: claim chunk 1'),
    ];
    expect(canonicalKey(first, CHUNKS_IN_ANY_ORDER)).toBe(canonicalKey(second, CHUNKS_IN_ANY_ORDER));
    expect(canonicalKey(first, [[0, 1]])).not.toBe(canonicalKey(second, [[0, 1]]));
  });

  it('is another one when a worker no longer owns its claim', () => {
    const owning = after(after(tired(), 'queue: chunk 0'), 'worker 1: claim chunk 0');
    const late = after({ ...owning, faults: 1 }, 'clock: the lease on chunk 0 ends');
    expect(canonicalKey(late, CHUNKS_IN_ANY_ORDER)).not.toBe(canonicalKey(owning, CHUNKS_IN_ANY_ORDER));
  });

  it('leaves what is left of the budget to the visited states', () => {
    const poor = tired({ faults: 0, troubles: 0, commands: 0 });
    expect(canonicalKey(poor, CHUNKS_IN_ANY_ORDER)).toBe(canonicalKey(tired(), CHUNKS_IN_ANY_ORDER));
  });
});
