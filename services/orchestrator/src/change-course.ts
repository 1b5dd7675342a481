import { chunksToTry } from '@syncwell/core/domain/chunks-to-try';
import { notFound, ProblemError } from '@syncwell/core/domain/errors';
import { isRefusedStart } from '@syncwell/core/domain/has-begun';
import type { Orchestration } from '@syncwell/core/domain/orchestration';
import { isRestartLeft } from '@syncwell/core/domain/restarts';
import { isTerminal } from '@syncwell/core/domain/status';
import type { CommandAnswer } from '@syncwell/core/store/run-command';

import { recordOrRouteTaken, refuseTakenRoute } from './answer-begin.ts';
import { beginRun } from './begin-run.ts';
import type { DispatchDependencies } from './dispatch-chunks.ts';
import { type AnnounceDependencies, publishAnnouncement } from './publish-announcement.ts';
import { checkInPlan } from './retry-request.ts';
import { type RestartDependencies, tooManyRestarts } from './too-many-restarts.ts';

/** A user's command on one of their orchestrations. */
export interface CourseCommand {
  readonly orchestrationId: string;
  readonly userId: string;
}

/** No new chunk starts once this returns; the view says how many are still in flight. Repeating it is harmless. */
export async function pauseOrchestration(
  { store, clock }: Pick<DispatchDependencies, 'store' | 'clock'>,
  command: CourseCommand,
): Promise<Orchestration> {
  return recordOf(await store.pause({ ...command, now: clock.now() }), 'be paused');
}

/** Ends it; chunks in flight may still be counted. Repeating it is harmless. */
export async function cancelOrchestration(
  { store, clock }: Pick<DispatchDependencies, 'store' | 'clock'>,
  command: CourseCommand,
): Promise<Orchestration> {
  return recordOf(await store.cancel({ ...command, now: clock.now() }), 'be cancelled');
}

/**
 * Sends every missing chunk again under a new run. Repeating it completes a resume that was cut short, or names again
 * who has its route. When nothing is missing, the record ends here: no message will come to end it. Throws ProblemError
 * `too-many-restarts`.
 */
export async function resumeOrchestration(
  dependencies: RestartDependencies,
  command: CourseCommand,
): Promise<Orchestration> {
  const { store, clock, restartsPerDay } = dependencies;
  const answer = await store.resume({ ...command, restartsPerDay, now: clock.now() });
  if (answer.kind === 'illegal' && answer.record.closeReason !== undefined) {
    await refuseTakenRoute(store, answer.record);
  }
  const record = recordOf(answer, 'be resumed');
  const begun = recordOrRouteTaken(await beginRun(dependencies, record));
  return store.finishIfSettled(begun, clock.now());
}

/**
 * Tries what is not completed again, or of that only the chunks named. The event of the end is published first, so that
 * it is not lost; another sync on the route, and a retry too many, are refusals without a write. Throws ProblemError
 * `invalid-request` for a chunk that is not in the plan.
 */
export async function retryOrchestration(
  dependencies: RestartDependencies & AnnounceDependencies,
  command: CourseCommand & { readonly chunks: readonly number[] | undefined },
): Promise<Orchestration> {
  const { store, clock, restartsPerDay } = dependencies;
  const limit = { restartsPerDay, now: clock.now() };
  const read = await store.readOwned(command);
  if (read === undefined) throw notFound();
  if (isRefusedStart(read)) throw refusedStart(read);
  checkInPlan(command.chunks, read.totalChunks);
  if (isTerminal(read.status)) {
    await refuseTakenRoute(store, read);
    const isAnyToTry = chunksToTry(read, command.chunks).size > 0;
    if (isAnyToTry && !isRestartLeft(read.restarts, limit)) throw tooManyRestarts(limit);
    await publishAnnouncement(dependencies, read);
  }
  const answer = await store.retry({ ...command, ...limit });
  // An event came between the publishing and the retry: a late success, say. It is published first, at the next try.
  if (answer.kind === 'illegal' && isTerminal(answer.record.status) && answer.record.announce !== undefined) {
    throw new ProblemError('temporarily-unavailable', 'The retry was not carried out. Send it again.');
  }
  const record = recordOf(answer, 'be retried');
  return recordOrRouteTaken(await beginRun(dependencies, record));
}

/** What never took place is started, and counted as a start. */
function refusedStart({ status }: Orchestration): ProblemError {
  return new ProblemError(
    'illegal-state',
    'Expected a sync that had begun, got a start that was refused. Send the start again.',
    { status },
  );
}

/** The record after a command. Throws ProblemError `not-found`, `illegal-state` or `too-many-restarts`. */
function recordOf(answer: CommandAnswer, name: string): Orchestration {
  switch (answer.kind) {
    case 'done':
    case 'already':
      return answer.record;
    case 'absent':
      throw notFound();
    case 'too many':
      throw tooManyRestarts(answer.limit);
    case 'illegal':
      throw new ProblemError(
        'illegal-state',
        `Expected a sync that can ${name}, got one that is ${answer.record.status}.`,
        {
          status: answer.record.status,
        },
      );
  }
}
