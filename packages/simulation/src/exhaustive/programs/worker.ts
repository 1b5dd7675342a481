import type { Orchestration } from '@syncwell/core/domain/orchestration';
import { type ClaimReading, explainRefusedClaim } from '@syncwell/core/domain/refused-claim';
import { MAX_ATTEMPTS } from '@syncwell/core/domain/timing';

import type { Action } from '../model/action.ts';
import { LEASE_END, NOW } from '../model/instants.ts';
import type { Job, Next, WorkerTask } from '../model/task.ts';
import type { Transitions } from '../model/transitions.ts';
import { finishIfSettled } from './finish.ts';
import { handBackAction } from './hand-back.ts';
import { completeAction, failAction } from './settle.ts';

export function startWorker(job: Job, owner: string): WorkerTask {
  return { program: 'worker', at: 'claim', id: job.id, job, owner, leaseEnd: LEASE_END, attempts: 0 };
}

/** What the copy of a month may come to: a month copied, or a trouble with a provider. */
export function outcomesOf(task: WorkerTask): { readonly task: WorkerTask; readonly isTrouble: boolean }[] {
  const isLastTry = task.attempts >= MAX_ATTEMPTS;
  const troubles = [
    isLastTry ? 'fail' : 'release',
    'fail',
    'park briefly',
    'park long',
    'yield',
    'reconnect',
  ] as const;
  return [
    { task: { ...task, at: 'complete' }, isTrouble: false },
    ...[...new Set(troubles)].map((at) => ({ task: { ...task, at }, isTrouble: true })),
  ];
}

export function workerAction(task: WorkerTask, transitions: Transitions): Action {
  switch (task.at) {
    case 'claim':
      return claimAction(task, transitions);
    case 'work':
      throw new RangeError('Expected the outcome of the work to be chosen');
    case 'complete':
      return completeAction(task, transitions);
    case 'fail':
      return failAction(task, transitions);
    case 'release':
    case 'park briefly':
    case 'park long':
    case 'join wait':
    case 'yield':
    case 'reconnect':
    case 'give back':
    case 'drop lease':
      return handBackAction(task, transitions);
  }
}

function claimAction(task: WorkerTask, { claim }: Transitions): Action {
  const { job, owner, leaseEnd } = task;
  const input = { chunkIndex: job.chunkIndex, run: job.run, owner, leaseEnd };
  return {
    act: 'write',
    change: claim(input, NOW),
    then: ({ applied, record }) =>
      applied ? work(task, record) : afterRefusal(task, explainRefusedClaim(record, input, NOW)),
  };
}

function afterRefusal(task: WorkerTask, refusal: ClaimReading): Next {
  switch (refusal.reason) {
    case 'mine':
      return work(task, refusal.record);
    case 'none':
      return { ...task, isRepeat: false };
    case 'busy':
      return 'return';
    case 'settled':
      return finishIfSettled(refusal.record, task.job);
    case 'exhausted':
      return giveUp(task, refusal.record);
    case 'absent':
    case 'terminal':
    case 'other run':
    case 'not in plan':
    case 'paused':
    case 'waiting':
      return 'done';
  }
}

function work(task: WorkerTask, read: Orchestration): Next {
  const attempts = read.attempts.get(task.job.chunkIndex) ?? 1;
  return { ...task, at: 'work', read, attempts, isRepeat: false };
}

/** Under a name of its own, as no lease is its. */
function giveUp(task: WorkerTask, read: Orchestration): Next {
  const attempts = read.attempts.get(task.job.chunkIndex) ?? MAX_ATTEMPTS;
  return { ...task, at: 'fail', owner: `${task.owner}, giving up`, attempts, isRepeat: false };
}
