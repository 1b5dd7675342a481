import { createRandomIds } from '../lambda/random-ids.ts';
import type { Ids } from '../ports.ts';

/** Ids in a fixed order; those derived from an Idempotency-Key are the real ones. */
export function createSequentialIds(): Ids {
  const { orchestrationId } = createRandomIds();
  let count = 0;
  const next = () => String((count += 1)).padStart(12, '0');
  return {
    orchestrationId: (userId, key) =>
      key === undefined ? `orch-00000000-0000-4000-8000-${next()}` : orchestrationId(userId, key),
    leaseOwner: () => next(),
  };
}
