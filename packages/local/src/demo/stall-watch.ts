import type { StatusView } from '@syncwell/client';
import type { Clock } from '@syncwell/core/ports';

/** Without a change for so long, and without a reason to wait, something is broken. */
const STALLED_AFTER_MS = 5 * 60_000;

/** Looks whether a sync still moves. */
export interface StallWatch {
  /** Told each poll. Throws when nothing has changed for five minutes and the sync does not say why. */
  check(view: StatusView, changed: boolean): void;
}

export function createStallWatch(clock: Pick<Clock, 'now'>): StallWatch {
  let changedAtMs = clock.now().getTime();
  return {
    check: ({ status, waiting }, changed) => {
      const nowMs = clock.now().getTime();
      if (changed || waiting !== null) changedAtMs = nowMs;
      if (nowMs - changedAtMs < STALLED_AFTER_MS) return;
      throw new Error(`Expected progress within ${STALLED_AFTER_MS / 60_000} minutes, got none (${status})`);
    },
  };
}
