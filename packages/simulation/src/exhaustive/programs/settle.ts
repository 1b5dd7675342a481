import type { Change } from '@syncwell/core/domain/change';
import { liveLease, type Orchestration } from '@syncwell/core/domain/orchestration';
import type { ChunkResult } from '@syncwell/core/domain/outcome';

import type { Action } from '../model/action.ts';
import { NOW, SOON, wakeOn } from '../model/instants.ts';
import type { DeadLetterTask, Job, Next, WorkerTask } from '../model/task.ts';
import type { Transitions } from '../model/transitions.ts';
import { finishIfSettled } from './finish.ts';

const RESULT: ChunkResult = { found: 1, written: 1, duplicate: 0, skipped: 0 };

/** `read` is the record as a refusal showed it, if there was one: then the form that fits it. */
export function completeAction(task: WorkerTask, transitions: Transitions): Action {
  return {
    act: 'write',
    change: completion(task, transitions),
    then: ({ record }) => {
      if (record === undefined) return 'done';
      const isCompleted = record.outcomes.get(task.job.chunkIndex)?.kind === 'COMPLETED';
      return isCompleted ? finishIfSettled(record, task.job) : { ...task, read: record, isRepeat: false };
    },
  };
}

function completion({ job: { chunkIndex }, read }: WorkerTask, transitions: Transitions): Change {
  return read?.outcomes.has(chunkIndex) === true
    ? transitions.completeFailed(chunkIndex, RESULT, { read, now: NOW, wake: wakeOn(SOON) })
    : transitions.complete(chunkIndex, RESULT, NOW);
}

export function failAction(task: WorkerTask, { failByWorker }: Transitions): Action {
  const { job, owner, attempts } = task;
  const { chunkIndex, run } = job;
  return {
    act: 'write',
    change: failByWorker({ chunkIndex, run, owner, attempts, reason: 'WORKER_CRASHED' }, NOW),
    then: ({ record }) => {
      if (record === undefined) return 'done';
      if (record.outcomes.has(chunkIndex)) return finishIfSettled(record, job);
      return { ...task, at: 'drop lease', isRepeat: false };
    },
  };
}

export function startDeadLetter(job: Job): DeadLetterTask {
  return { program: 'dead letter', at: 'fail', id: job.id, job };
}

/** What it reads first only words the reason of the failure, so the read is left out. */
export function deadLetterAction({ job }: DeadLetterTask, { failByDeadLetter }: Transitions): Action {
  const { chunkIndex, run } = job;
  return {
    act: 'write',
    change: failByDeadLetter({ chunkIndex, run, attempts: 0, reason: 'NEVER_STARTED' }, NOW),
    then: ({ record }) => afterDeadLetter(record, job),
  };
}

function afterDeadLetter(record: Orchestration | undefined, job: Job): Next {
  if (record === undefined) return 'done';
  if (record.outcomes.has(job.chunkIndex)) return finishIfSettled(record, job);
  return liveLease(record, job.chunkIndex, NOW) === undefined ? 'done' : 'return';
}
