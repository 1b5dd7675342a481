import type { Change } from '@syncwell/core/domain/change';
import { chunksToTry } from '@syncwell/core/domain/chunks-to-try';
import type { Item } from '@syncwell/core/domain/item';
import type { Orchestration } from '@syncwell/core/domain/orchestration';
import { routeKey } from '@syncwell/core/domain/route-key';
import { isActive, isTerminal } from '@syncwell/core/domain/status';
import { toRouteGuard } from '@syncwell/core/domain/transitions/hold-route';
import type { Applied } from '@syncwell/core/store/apply-change';

import type { Action } from '../model/action.ts';
import { NOW, SOON, wakeOn } from '../model/instants.ts';
import { recordOf } from '../model/record-of.ts';
import type { Command, CommandTask, Next } from '../model/task.ts';
import type { Transitions } from '../model/transitions.ts';
import { beginRun, isHeld } from './begin-run.ts';

export function startCommand(id: string, command: Command): CommandTask {
  const at = command === 'retry' ? 'look' : 'read';
  return { program: 'command', at, id, command, isSecondTurn: false };
}

export function commandAction(task: CommandTask, transitions: Transitions): Action {
  const { id } = task;
  switch (task.at) {
    case 'look':
      return { act: 'read', then: (readItem) => afterLook(task, readItem) };
    case 'read holder': {
      const holder = task.holder ?? id;
      return { act: 'read', then: (readItem) => (isHeld(readItem(holder)) ? 'done' : announceFirst(task)) };
    }
    case 'announced': {
      const change = transitions.announced({ read: readOf(task), now: NOW });
      return { act: 'write', change, then: () => goTo(task, 'read') };
    }
    case 'read':
      return { act: 'read', then: (readItem) => decide(task, toRecord(readItem(id))) };
    case 'write':
      return {
        act: 'write',
        change: changeOf(task, transitions),
        then: (answer) => afterWrite(task, answer),
      };
  }
}

/**
 * The reads of a retry, at once as far as nothing hangs on the time between them: the record, who holds its route
 * (another is a refusal without a write), and the record again.
 */
function afterLook(task: CommandTask, readItem: (key: string) => Item | undefined): Next {
  const read = toRecord(readItem(task.id));
  if (read === undefined || !isTerminal(read.status)) return decide(task, read);
  const guard = toRouteGuard(readItem(routeKey(read)));
  const isForeign = guard !== undefined && guard.id !== task.id;
  if (isForeign) return { ...goTo(task, 'read holder'), read, holder: guard.id };
  return read.announce === undefined ? decide(task, read) : announceFirst({ ...task, read });
}

/** The event of the end is published before a retry takes it off the record. */
function announceFirst(task: CommandTask): Next {
  return goTo(task, readOf(task).announce === undefined ? 'read' : 'announced');
}

function decide(task: CommandTask, read: Orchestration | undefined): Next {
  if (read === undefined) return 'done';
  if (isAlready(task.command, read)) return afterCommand(task.command, read);
  return isLegal(task.command, read) ? { ...task, at: 'write', read, isRepeat: false } : 'done';
}

function afterWrite(task: CommandTask, answer: Applied): Next {
  const { command } = task;
  if (answer.applied) return afterCommand(command, answer.record);
  const { record } = answer;
  if (record === undefined) return 'done';
  if (!task.isSecondTurn && !answer.retried) return decide({ ...task, isSecondTurn: true }, record);
  return isAlready(command, record) ? afterCommand(command, record) : 'done';
}

/** Resume and retry send what is missing. */
function afterCommand(command: Command, record: Orchestration): Next {
  return command === 'resume' || command === 'retry' ? beginRun(record) : 'done';
}

function isLegal(command: Command, record: Orchestration): boolean {
  switch (command) {
    case 'pause':
      return isActive(record.status);
    case 'resume':
      return record.status === 'PAUSED';
    case 'cancel':
      return !isTerminal(record.status);
    case 'retry': {
      const isOpen = record.completedChunks < record.totalChunks;
      return isTerminal(record.status) && record.announce === undefined && isOpen;
    }
  }
}

function isAlready(command: Command, { status }: Orchestration): boolean {
  switch (command) {
    case 'pause':
      return status === 'PAUSED';
    case 'cancel':
      return status === 'CANCELLED';
    case 'resume':
    case 'retry':
      return isActive(status);
  }
}

function changeOf(task: CommandTask, transitions: Transitions): Change {
  const read = readOf(task);
  const timing = { now: NOW, wake: wakeOn(SOON) };
  switch (task.command) {
    case 'pause':
      return transitions.pause(read.userId, read, NOW);
    case 'resume':
      return transitions.resume(read.userId, read, timing);
    case 'cancel':
      return transitions.cancel(read.userId, read, timing);
    case 'retry':
      return transitions.retry(read.userId, { read, again: chunksToTry(read) }, timing);
  }
}

function readOf({ read }: CommandTask): Orchestration {
  if (read === undefined) throw new RangeError('Expected a record as read');
  return read;
}

function toRecord(item: Item | undefined): Orchestration | undefined {
  return item && recordOf(item);
}

function goTo(task: CommandTask, at: CommandTask['at']): CommandTask {
  return { ...task, at, isRepeat: false };
}
