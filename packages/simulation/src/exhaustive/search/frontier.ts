import type { State } from '../model/state.ts';

/** A state that is still to be followed. */
export interface Open {
  readonly id: number;
  readonly state: State;
}

/** What is still to be followed: first what has spent least of the budget, and of that what came first. */
export interface Frontier {
  push(id: number, state: State): void;
  shift(): Open | undefined;
  /** How many were taken. */
  readonly shifted: number;
  /** Numbers of all that were not. */
  rest(): number[];
}

export function createFrontier(): Frontier {
  // One per amount that is left of the budget.
  const queues: { readonly waiting: (Open | undefined)[]; next: number }[] = [];
  let shifted = 0;
  return {
    get shifted() {
      return shifted;
    },
    push: (id, state) => {
      const left = state.faults + state.troubles + state.commands;
      queues[left] ??= { waiting: [], next: 0 };
      queues[left].waiting.push({ id, state });
    },
    shift: () => {
      const queue = queues.findLast((one) => one !== undefined && one.next < one.waiting.length);
      const first = queue?.waiting[queue.next];
      if (queue === undefined) return undefined;
      queue.waiting[queue.next] = undefined;
      queue.next += 1;
      shifted += 1;
      return first;
    },
    rest: () =>
      queues.flatMap(({ waiting }) => waiting.flatMap((one) => (one === undefined ? [] : [one.id]))),
  };
}
