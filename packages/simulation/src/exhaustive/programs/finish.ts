import { isAllSettled, type Orchestration } from '@syncwell/core/domain/orchestration';
import { isTerminal } from '@syncwell/core/domain/status';

import type { Action } from '../model/action.ts';
import { NOW, SOON, wakeOn } from '../model/instants.ts';
import type { FinishTask, Job, Next } from '../model/task.ts';
import type { Transitions } from '../model/transitions.ts';

/** Goes on to end `read` when all its chunks are settled; otherwise the message, if any, is done with. */
export function finishIfSettled(read: Orchestration, job?: Job): Next {
  if (isTerminal(read.status) || !isAllSettled(read)) return 'done';
  const id = read.orchestrationId;
  return job === undefined
    ? { program: 'finish', at: 'finish', id, read }
    : { program: 'finish', at: 'finish', id, read, job };
}

export function finishAction({ read, job }: FinishTask, { finish }: Transitions): Action {
  return {
    act: 'write',
    change: finish(read, NOW, wakeOn(SOON)),
    then: ({ applied, record }) => (applied || record === undefined ? 'done' : finishIfSettled(record, job)),
  };
}
