import { ProblemError } from '@syncwell/core/domain/errors';
import type { Orchestration } from '@syncwell/core/domain/orchestration';
import { statusPath } from '@syncwell/core/domain/status-path';
import type { OrchestrationStore } from '@syncwell/core/store/orchestration-store';

import type { BeginAnswer } from './begin-run.ts';

/** The record that began. Throws ProblemError `route-taken` for one that lost its route. */
export function recordOrRouteTaken(answer: BeginAnswer): Orchestration {
  switch (answer.kind) {
    case 'begun':
      return answer.record;
    case 'route taken':
      throw routeTaken(answer.holderId);
  }
}

/**
 * Whoever lost its route is told where the sync is that has it, at every repeat; nothing when nobody has it any more.
 * Throws ProblemError `route-taken`.
 */
export async function refuseTakenRoute(
  { readOtherHolder }: Pick<OrchestrationStore, 'readOtherHolder'>,
  record: Orchestration,
): Promise<void> {
  const holderId = await readOtherHolder(record);
  if (holderId !== undefined) throw routeTaken(holderId);
}

function routeTaken(holderId: string): ProblemError {
  return new ProblemError('route-taken', 'A sync of this source and destination is going on already.', {
    location: statusPath(holderId),
  });
}
