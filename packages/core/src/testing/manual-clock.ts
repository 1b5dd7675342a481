import type { Clock } from '../ports.ts';

/** A clock that stands still until it is moved; sleeping moves it. */
export interface ManualClock extends Clock {
  advance(seconds: number): void;
}

export function createManualClock(start = '2024-06-15T12:00:00.000Z'): ManualClock {
  let now = new Date(start).getTime();
  return {
    now: () => new Date(now),
    sleep: (ms) => {
      now += ms;
      return Promise.resolve();
    },
    advance: (seconds) => {
      now += seconds * 1000;
    },
  };
}
