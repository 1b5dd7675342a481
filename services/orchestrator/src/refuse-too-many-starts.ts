import { ProblemError } from '@syncwell/core/domain/errors';
import { isRefusedStart } from '@syncwell/core/domain/has-begun';
import type { Clock, Ids, UserList } from '@syncwell/core/ports';
import type { OrchestrationStore } from '@syncwell/core/store/orchestration-store';

export interface StartLimitDependencies {
  readonly list: Pick<UserList, 'page'>;
  readonly store: Pick<OrchestrationStore, 'readOwned'>;
  readonly ids: Pick<Ids, 'orchestrationId'>;
  readonly clock: Clock;
  /** Starts of one user within any 24 hours. */
  readonly startsPerDay: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Throws ProblemError `too-many-starts` when the user has begun as many syncs in the last 24 hours as one may. Starts
 * that were refused do not count, and the repeat of one that was not is none. The list lags behind by a moment, so a
 * burst may get one or two more (docs/decisions/starts-a-day.md).
 */
export async function refuseTooManyStarts(
  dependencies: StartLimitDependencies,
  start: { readonly userId: string; readonly idempotencyKey: string | undefined },
): Promise<void> {
  const { list, clock, startsPerDay } = dependencies;
  const { places } = await list.page({ userId: start.userId, limit: startsPerDay });
  const first = places[startsPerDay - 1];
  if (first === undefined) return;
  const freeAt = Date.parse(first.createdAt) + DAY_MS;
  const waitMs = freeAt - clock.now().getTime();
  if (waitMs <= 0 || (await isRepeat(dependencies, start))) return;
  throw new ProblemError(
    'too-many-starts',
    `Expected at most ${startsPerDay} starts within 24 hours. The next one is possible at ${new Date(freeAt).toISOString()}.`,
    { retryAfterSeconds: Math.ceil(waitMs / 1000) },
  );
}

async function isRepeat(
  { store, ids }: StartLimitDependencies,
  { userId, idempotencyKey }: { readonly userId: string; readonly idempotencyKey: string | undefined },
): Promise<boolean> {
  if (idempotencyKey === undefined) return false;
  const orchestrationId = ids.orchestrationId(userId, idempotencyKey);
  const record = await store.readOwned({ orchestrationId, userId });
  return record !== undefined && !isRefusedStart(record);
}
