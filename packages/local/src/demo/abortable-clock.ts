import { setTimeout as sleep } from 'node:timers/promises';

import type { Clock } from '@syncwell/core/ports';

/** The real clock, whose sleep ends with the signal's reason as soon as the signal is aborted. */
export function createAbortableClock(signal: AbortSignal): Clock {
  return {
    now: () => new Date(),
    async sleep(ms) {
      signal.throwIfAborted();
      try {
        await sleep(ms, undefined, { signal });
      } catch (error) {
        signal.throwIfAborted();
        throw error;
      }
    },
  };
}
