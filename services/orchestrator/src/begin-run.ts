import { ProblemError } from '@syncwell/core/domain/errors';
import type { Orchestration } from '@syncwell/core/domain/orchestration';
import { isActive } from '@syncwell/core/domain/status';
import { statusPath } from '@syncwell/core/domain/status-path';

import { type DispatchDependencies, dispatchMissingChunks } from './dispatch-chunks.ts';

/**
 * Brings an active record whose messages are not all sent to where workers can begin: a PENDING one takes its route
 * first. Harmless when repeated or run by two at once. Throws ProblemError `route-taken` after the loser is closed.
 */
export async function beginRun(
  dependencies: DispatchDependencies,
  record: Orchestration,
): Promise<Orchestration> {
  if (!isActive(record.status) || record.fannedOutRun >= record.run) return record;
  if (record.status !== 'PENDING') return dispatchMissingChunks(dependencies, record);
  const hold = await dependencies.store.holdRoute(record);
  switch (hold.kind) {
    case 'held':
      return dispatchMissingChunks(dependencies, record);
    case 'taken':
      return closeAndRefuse(dependencies, record, hold.holderId);
    case 'moved on':
      return (await dependencies.store.read(record.orchestrationId)) ?? record;
  }
}

async function closeAndRefuse(
  { store, clock }: DispatchDependencies,
  record: Orchestration,
  holderId: string,
): Promise<Orchestration> {
  const { orchestrationId, run } = record;
  const answer = await store.closeLoser(orchestrationId, { run, now: clock.now() });
  if (answer.kind === 'moved on') return answer.record ?? record;
  throw routeTaken(holderId);
}

/** Tells where the sync is that has the route. */
export function routeTaken(holderId: string | undefined): ProblemError {
  const location = holderId === undefined ? {} : { location: statusPath(holderId) };
  return new ProblemError(
    'route-taken',
    'A sync of this source and destination is going on already.',
    location,
  );
}
