import type { Item } from '@syncwell/core/domain/item';
import { decideSweep } from '@syncwell/core/domain/sweep-decision';

import type { Action } from '../model/action.ts';
import { isOver, NOW, SOON, STALL_SECONDS, wakeOn } from '../model/instants.ts';
import { recordOf } from '../model/record-of.ts';
import type { Next, SweepTask } from '../model/task.ts';
import type { Transitions } from '../model/transitions.ts';
import { beginRun } from './begin-run.ts';
import { finishIfSettled } from './finish.ts';

const STALL_LATER = new Date(NOW.getTime() + STALL_SECONDS * 1000);

export function startSweep(id: string): SweepTask {
  return { program: 'sweep', at: 'look', id };
}

/** One look at one record, and the one step that it needs. */
export function sweepAction(task: SweepTask, transitions: Transitions): Action {
  if (task.at === 'look') return { act: 'read', then: (readItem) => decide(readItem(task.id)) };
  const { read } = task;
  const look = { read, now: NOW };
  switch (task.at) {
    // To publish and to note it are one step here: a crash between the two is the crash before.
    case 'announced':
      return { act: 'write', change: transitions.announced(look), then: () => 'done' };
    case 'sleep':
      return { act: 'write', change: transitions.sleep(look), then: () => 'done' };
    case 're-dispatch': {
      const change = transitions.redispatch(look, wakeOn(SOON), task.lastLook);
      return { act: 'write', change, then: ({ applied, record }) => (applied ? beginRun(record) : 'done') };
    }
    case 'send again': {
      const { id } = task;
      const jobs = [...read.redispatch].map((chunkIndex) => ({ id, chunkIndex, run: read.run }));
      return { act: 'send', jobs, then: () => ({ program: 'sweep', at: 'sent again', id, read }) };
    }
    case 'sent again':
      return {
        act: 'write',
        change: transitions.sentAgain(look, wakeOn(STALL_LATER), [...read.redispatch]),
        then: () => 'done',
      };
    case 'push': {
      const change = transitions.push(look, wakeOn(task.wakeAt), task.lastLook);
      return { act: 'write', change, then: () => 'done' };
    }
  }
}

function decide(item: Item | undefined): Next {
  const read = item && recordOf(item);
  if (read?.wakeAt === undefined || !isOver(read.wakeAt)) return 'done';
  const id = read.orchestrationId;
  const decision = decideSweep(read, NOW, STALL_SECONDS);
  switch (decision.act) {
    case 'announce':
      return { program: 'sweep', at: 'announced', id, read };
    case 'sleep':
      return { program: 'sweep', at: 'sleep', id, read };
    case 'finish':
      return finishIfSettled(read);
    case 'begin run':
      return beginRun(read);
    case 're-dispatch':
      return { program: 'sweep', at: 're-dispatch', id, read, lastLook: decision.lastLook };
    case 'send again':
      return { program: 'sweep', at: 'send again', id, read };
    case 'push':
      return { program: 'sweep', at: 'push', id, read, lastLook: decision.lastLook, wakeAt: decision.at };
  }
}
