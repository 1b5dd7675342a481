import type { Applied } from '@syncwell/core/store/apply-change';

import type { Action } from '../model/action.ts';
import { NOW, SOON, WAIT_ENDS, wakeOn } from '../model/instants.ts';
import type { Next, WorkerTask } from '../model/task.ts';
import type { Transitions } from '../model/transitions.ts';
import { finishIfSettled } from './finish.ts';

const PROVIDER = 'strava';
const RATE_LIMITED = { reason: 'RATE_LIMITED', provider: PROVIDER } as const;

/** The ways in which a worker gives a chunk back without an outcome. */
export function handBackAction(task: WorkerTask, transitions: Transitions): Action {
  const { job, owner } = task;
  const { chunkIndex, run } = job;
  const input = { chunkIndex, owner, run };
  switch (task.at) {
    case 'release': {
      const change = transitions.release(input, 'PROVIDER_UNAVAILABLE', NOW);
      return { act: 'write', change, then: (answer) => afterRelease(task, answer) };
    }
    case 'park briefly':
    case 'park long': {
      const end = task.at === 'park briefly' ? WAIT_ENDS.brief : WAIT_ENDS.long;
      const waiting = { ...RATE_LIMITED, until: end.toISOString() };
      const change = transitions.park(input, { waiting, now: NOW, wake: wakeOn(end) });
      return { act: 'write', change, then: doneOr(task, 'join wait') };
    }
    case 'join wait':
      return { act: 'write', change: transitions.joinWait(input, NOW), then: doneOr(task, 'give back') };
    case 'yield':
      return {
        act: 'write',
        change: transitions.yieldChunk(input, NOW, wakeOn(SOON)),
        then: doneOr(task, 'give back'),
      };
    case 'reconnect':
      return { act: 'write', change: reconnection(task, transitions), then: doneOr(task, 'give back') };
    case 'give back':
      return {
        act: 'write',
        change: transitions.giveBack(input, NOW),
        then: doneOr(task, 'drop lease'),
      };
    case 'drop lease':
      return { act: 'write', change: transitions.dropLease(input, NOW), then: () => 'done' };
    case 'claim':
    case 'work':
    case 'complete':
    case 'fail':
      throw new RangeError(`Expected a way to hand a chunk back, got ${task.at}`);
  }
}

function reconnection({ job, owner, read }: WorkerTask, { reconnect }: Transitions) {
  if (read === undefined) throw new RangeError('Expected the record as the claim answered it');
  const { chunkIndex, run } = job;
  return reconnect({ chunkIndex, owner, run }, read, { provider: PROVIDER, now: NOW, wake: wakeOn(SOON) });
}

function afterRelease({ job }: WorkerTask, { record }: Applied): Next {
  return record?.outcomes.has(job.chunkIndex) === true ? finishIfSettled(record, job) : 'return';
}

function doneOr(task: WorkerTask, at: WorkerTask['at']) {
  return ({ applied }: Applied): Next => (applied ? 'done' : { ...task, at, isRepeat: false });
}
