import type { Clock } from '@syncwell/core/ports';

/** A machine whose clock stands still; `slept` tells how long it was asked to wait, milliseconds. */
export interface FixedClock extends Clock {
  readonly slept: readonly number[];
}

export function fixedClock(now = '2024-06-15T12:00:00Z'): FixedClock {
  const slept: number[] = [];
  return {
    slept,
    now: () => new Date(now),
    sleep: (ms) => {
      slept.push(ms);
      return Promise.resolve();
    },
  };
}
