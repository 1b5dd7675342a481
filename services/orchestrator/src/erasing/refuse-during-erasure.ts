import { erasureKey } from '@syncwell/core/domain/erasure';
import { ProblemError } from '@syncwell/core/domain/errors';
import type { UserHasher } from '@syncwell/core/domain/user-hash';
import type { OrchestrationStore } from '@syncwell/core/store/orchestration-store';

export interface ErasureGuardDependencies {
  readonly store: Pick<OrchestrationStore, 'readErasure'>;
  readonly userHash: UserHasher;
}

/**
 * Throws ProblemError `erasure-in-progress` while everything of the user is being erased: what is begun now would be
 * erased with the rest. A request that has passed here just before is found by the erasure's next look.
 */
export async function refuseDuringErasure(
  { store, userHash }: ErasureGuardDependencies,
  userId: string,
): Promise<void> {
  if ((await store.readErasure(erasureKey(userHash(userId)))) === undefined) return;
  throw new ProblemError(
    'erasure-in-progress',
    'Everything of this account is being erased. Begin again when that is done, in some minutes.',
  );
}
