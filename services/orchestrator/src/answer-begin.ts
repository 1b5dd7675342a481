import { ProblemError } from '@syncwell/core/domain/errors';
import type { Orchestration } from '@syncwell/core/domain/orchestration';
import { statusPath } from '@syncwell/core/domain/status-path';

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

/** Tells where the sync is that has the route. */
export function routeTaken(holderId: string | undefined): ProblemError {
  const location = holderId === undefined ? {} : { location: statusPath(holderId) };
  return new ProblemError(
    'route-taken',
    'A sync of this source and destination is going on already.',
    location,
  );
}
