import { type Erasure, erasureKey } from '@syncwell/core/domain/erasure';
import type { UserHasher } from '@syncwell/core/domain/user-hash';
import type { OrchestrationStore } from '@syncwell/core/store/orchestration-store';

import { lookAtErasure, type LookAtErasureDependencies } from './look-at-erasure.ts';

export interface BeginErasureDependencies extends LookAtErasureDependencies {
  readonly store: LookAtErasureDependencies['store'] & Pick<OrchestrationStore, 'beginErasure'>;
  readonly userHash: UserHasher;
}

/**
 * Notes that the user is to be erased, and erases as much as one look can. Once this returns it will be finished, by
 * the sweeper, even if the look failed. Repeating it is harmless. Throws what the store throws: nothing has begun then.
 */
export async function beginErasure(dependencies: BeginErasureDependencies, userId: string): Promise<Erasure> {
  const { store, userHash, clock, logger } = dependencies;
  const key = erasureKey(userHash(userId));
  const erasure = await store.beginErasure({ key, userId }, clock.now());
  try {
    await lookAtErasure(dependencies, erasure);
  } catch (error) {
    logger.error('erasure.look-failed', { orchestrationId: key, error });
  }
  return erasure;
}
