import { notFound, ProblemError } from '@syncwell/core/domain/errors';
import type { Orchestration } from '@syncwell/core/domain/orchestration';
import type { CommandAnswer } from '@syncwell/core/store/run-command';

import { beginRun } from './begin-run.ts';
import type { DispatchDependencies } from './dispatch-chunks.ts';

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
  return recordOf(await store.pause({ ...command, now: clock.now() }), 'pause');
}

/** Sends every missing chunk again under a new run. Repeating it completes a resume that was cut short. */
export async function resumeOrchestration(
  dependencies: DispatchDependencies,
  command: CourseCommand,
): Promise<Orchestration> {
  const { store, clock } = dependencies;
  return beginRun(dependencies, recordOf(await store.resume({ ...command, now: clock.now() }), 'resume'));
}

/** The record after a command. Throws ProblemError `not-found` or `illegal-state`. */
function recordOf(answer: CommandAnswer, name: string): Orchestration {
  switch (answer.kind) {
    case 'done':
    case 'already':
      return answer.record;
    case 'absent':
      throw notFound();
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
