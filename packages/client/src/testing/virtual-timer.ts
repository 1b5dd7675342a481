import { setImmediate as turnOfTheLoop } from 'node:timers/promises';

import type { Timer } from '../platform.ts';

/** A timer whose time passes only while nothing else can go on: the earliest call comes next, at its own instant. */
export interface VirtualTimer extends Timer {
  /** Lets time pass until `work` has settled, and answers with what it came to. */
  run<T>(work: Promise<T>): Promise<T>;
  /** Calls that are still to come. */
  pending(): number;
}

export function createVirtualTimer(startMs = Date.parse('2026-03-01T12:00:00Z')): VirtualTimer {
  let nowMs = startMs;
  const calls = new Set<{ readonly atMs: number; readonly run: () => void }>();
  return {
    now: () => nowMs,
    after: (ms, run) => {
      const call = { atMs: nowMs + Math.max(0, ms), run };
      calls.add(call);
      return () => calls.delete(call);
    },
    pending: () => calls.size,
    run: async (work) => {
      let settled = false;
      const end = () => (settled = true);
      work.then(end, end);
      for (;;) {
        // Until nothing else can go on.
        await turnOfTheLoop();
        if (settled) return work;
        const [next] = [...calls].sort((a, b) => a.atMs - b.atMs);
        if (next === undefined) throw new Error('Expected the work to end, got it waiting for nothing');
        calls.delete(next);
        nowMs = next.atMs;
        next.run();
      }
    },
  };
}
