import type { Erasure } from '@syncwell/core/domain/erasure';
import type { Timing } from '@syncwell/core/domain/timing';
import type { OrchestrationStore } from '@syncwell/core/store/orchestration-store';

import { eraseUser, type EraseUserDependencies } from './erase-user.ts';

export interface LookAtErasureDependencies extends EraseUserDependencies {
  readonly store: EraseUserDependencies['store'] & Pick<OrchestrationStore, 'readErasure' | 'pushErasure'>;
  readonly timing: SettleTiming & Pick<Timing, 'soonSeconds'>;
}

type SettleTiming = Pick<Timing, 'visibilitySeconds' | 'clockDifferenceSeconds'>;

/** What is left of an invocation's time is not known here; one look takes no more of it. */
const LOOK_MS = 8_000;

/**
 * Erases what is there of a user, and ends the erasure once nothing was found for longer than anybody who was at work
 * can go on: workers end with their timeout, a start that was under way ends with its request. Until then it says when
 * to look again. Throws what the stores throw; the item stays, and the sweeper comes back.
 */
export async function lookAtErasure(
  dependencies: LookAtErasureDependencies,
  erasure: Erasure,
): Promise<void> {
  const { store, records, clock, timing, logger } = dependencies;
  const until = new Date(clock.now().getTime() + LOOK_MS);
  const answer = await eraseUser(dependencies, erasure.userId, until);
  const now = clock.now();
  const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1000);
  logger.info('erasure.looked', { orchestrationId: erasure.key, reason: answer });
  switch (answer) {
    case 'out of time':
      return store.pushErasure(erasure, {
        lastFoundAt: now.toISOString(),
        at: inSeconds(timing.soonSeconds),
      });
    case 'found some':
      return store.pushErasure(erasure, {
        lastFoundAt: now.toISOString(),
        at: inSeconds(settleSeconds(timing)),
      });
    case 'nothing left': {
      const { lastFoundAt } = erasure;
      const at = toFinalLookAt(erasure, timing);
      if (now < at) return store.pushErasure(erasure, { lastFoundAt, at });
      await records.remove(erasure.key);
      logger.info('erasure.done', { orchestrationId: erasure.key });
    }
  }
}

/** Looks at the erasure with this key, if it is still to be looked at: the sweeper's index lags behind. */
export async function sweepErasure(dependencies: LookAtErasureDependencies, key: string): Promise<void> {
  const erasure = await dependencies.store.readErasure(key);
  if (erasure === undefined || new Date(erasure.wakeAt) > dependencies.clock.now()) return;
  await lookAtErasure(dependencies, erasure);
}

/** From here on a look that finds nothing is the last one. */
function toFinalLookAt({ lastFoundAt }: Erasure, timing: SettleTiming): Date {
  return new Date(Date.parse(lastFoundAt) + settleSeconds(timing) * 1000);
}

/**
 * Six times the timeout of a worker: longer than the longest lease, than any request, and than an index lags behind. And
 * as much as the clocks of two looks may be apart: what a hurried look does not see is left for good.
 */
function settleSeconds({ visibilitySeconds, clockDifferenceSeconds }: SettleTiming): number {
  return visibilitySeconds + clockDifferenceSeconds;
}
