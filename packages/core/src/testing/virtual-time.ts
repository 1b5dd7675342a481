import { setImmediate as turnOfTheLoop } from 'node:timers/promises';

import type { Clock } from '../ports.ts';

/** Time that passes only while everybody sleeps: the earliest sleeper wakes next, at its own instant. */
export interface VirtualTime extends Clock {
  /** Runs what was started and whatever that starts, until `until` or until nobody sleeps any more. */
  run(until: Date): Promise<void>;
}

export function createVirtualTime(start: Date): VirtualTime {
  let now = start.getTime();
  let order = 0;
  const sleepers: { at: number; order: number; wake: () => void }[] = [];
  const next = () => sleepers.reduce((a, b) => (b.at < a.at || (b.at === a.at && b.order < a.order) ? b : a));
  return {
    now: () => new Date(now),
    sleep: (ms) =>
      new Promise((wake) => void sleepers.push({ at: now + Math.max(0, ms), order: (order += 1), wake })),
    run: async (until) => {
      for (;;) {
        // Until all promises that can go on without time have gone on.
        await turnOfTheLoop();
        if (sleepers.length === 0 || next().at > until.getTime()) return;
        const [sleeper] = sleepers.splice(sleepers.indexOf(next()), 1);
        now = sleeper?.at ?? now;
        sleeper?.wake();
      }
    },
  };
}
