import { ProblemError } from '@syncwell/core/domain/errors';
import { nextRestartsAt, type RestartLimit } from '@syncwell/core/domain/restarts';

import type { DispatchDependencies } from './dispatch-chunks.ts';

/** What a command works with that begins a new run. */
export type RestartDependencies = DispatchDependencies & Pick<RestartLimit, 'restartsPerDay'>;

/** The refusal of a resume or a retry that is one too many at `now` (docs/decisions/starts-a-day.md). */
export function tooManyRestarts({ now, restartsPerDay }: RestartLimit): ProblemError {
  const freeAt = nextRestartsAt(now);
  return new ProblemError(
    'too-many-restarts',
    `Expected at most ${restartsPerDay} resumes and retries of one sync within a day (UTC). The next one is possible at ${freeAt.toISOString()}.`,
    { retryAfterSeconds: Math.ceil((freeAt.getTime() - now.getTime()) / 1000) },
  );
}
