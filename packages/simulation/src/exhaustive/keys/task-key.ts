import type { Orchestration } from '@syncwell/core/domain/orchestration';
import { packOutcome } from '@syncwell/core/domain/outcome-codec';
import { MAX_ATTEMPTS } from '@syncwell/core/domain/timing';
import { toRouteGuard } from '@syncwell/core/domain/transitions/hold-route';

import { isOver, isStall } from '../model/instants.ts';
import type { BeginTask, CommandTask, FinishTask, SweepTask, Task, WorkerTask } from '../model/task.ts';
import type { ChunkOrder } from './item-key.ts';
import { jobKey } from './job-key.ts';
import type { Present } from './present.ts';

/** What of a task matters for all that can follow: what it knows, as compared with how things are now. */
export function taskKey(task: Task, present: Present, order: ChunkOrder): string {
  return `${task.program} ${task.at}${task.isRepeat === true ? '!' : ''} ${detailKey(task, present, order)}`;
}

function detailKey(task: Task, present: Present, order: ChunkOrder): string {
  switch (task.program) {
    case 'worker':
      return workerKey(task, present, order);
    case 'dead letter':
      return jobKey(task.job, present, order);
    case 'finish':
      return finishKey(task, present, order);
    case 'begin run':
      return beginKey(task, present, order);
    case 'sweep':
      return `${task.id}${sweepKey(task, present, order)}`;
    case 'command':
      return commandKey(task, present, order);
  }
}

function workerKey(task: WorkerTask, present: Present, order: ChunkOrder): string {
  const { job, owner, read, at } = task;
  const mine = present.record(job.id).leases.get(job.chunkIndex)?.owner === owner ? 'm' : '';
  const known = at === 'complete' && read !== undefined ? lateKey(read, present, job.chunkIndex) : '';
  const late = at === 'claim' && isOver(task.leaseEnd.toISOString()) ? 'late' : '';
  const last = at === 'work' && task.attempts >= MAX_ATTEMPTS ? 'x' : '';
  return `${jobKey(job, present, order)}${mine}${known}${late}${last}`;
}

/** The second form of `complete` compares the status and the outcome with what was read. */
function lateKey(read: Orchestration, present: Present, chunkIndex: number): string {
  const was = read.outcomes.get(chunkIndex);
  if (was === undefined) return '';
  const is = present.record(read.orchestrationId).outcomes.get(chunkIndex);
  const isSame = is !== undefined && packOutcome(is) === packOutcome(was);
  return `${read.status.slice(0, 2)}${isSame ? '=' : ''}${eventKey(read, present)}`;
}

function finishKey({ read, job }: FinishTask, present: Present, order: ChunkOrder): string {
  const held = job === undefined ? '' : jobKey(job, present, order);
  return `${read.orchestrationId}${read.completedChunks}${read.failedChunks}${eventKey(read, present)}${held}`;
}

/** The event that this read may lead to: of which run, and which names of that run are given away. */
function eventKey(read: Orchestration, present: Present): string {
  const { orchestrationId, run } = read;
  const names = present.events.filter((name) => name.startsWith(`${orchestrationId}:${run}:`));
  return `${behind(read, present)}${names.map((name) => name.slice(-4)).join('')}`;
}

function beginKey({ read, guard, at }: BeginTask, present: Present, order: ChunkOrder): string {
  const rest =
    at === 'fanned out' ? '' : order.map((index) => (read.outcomes.has(index) ? '-' : '.')).join('');
  const event = at === 'close' && read.announce !== undefined ? 'event' : '';
  return `${read.orchestrationId}${behind(read, present)}${rest}${event}${guard === undefined ? '' : guardAsRead(guard, present)}`;
}

function guardAsRead(guard: NonNullable<BeginTask['guard']>, present: Present): string {
  const now = toRouteGuard(present.guard);
  const isSame = now?.id === guard.id && now.run === guard.run;
  return `${guard.id}${isSame ? '=' : ''}`;
}

function sweepKey(task: SweepTask, present: Present, order: ChunkOrder): string {
  if (task.at === 'look') return '';
  const { read } = task;
  const now = present.record(task.id);
  const wake = now.wakeAt === read.wakeAt ? '=' : '';
  switch (task.at) {
    case 'announced':
      return announcedKey(read, now);
    case 'sleep':
      return `${wake}${read.status.slice(0, 2)}`;
    case 'send again':
    case 'sent again':
      return `${wake}${behind(read, present)}${order.map((index) => (read.redispatch.has(index) ? 'r' : '-')).join('')}`;
    case 're-dispatch':
      return `${wake}${behind(read, present)}${task.lastLook.settled}`;
    case 'push': {
      const kind = isStall(task.wakeAt.toISOString()) ? 't' : task.wakeAt.toISOString();
      return `${wake}${behind(read, present)}${task.lastLook.settled}${kind}`;
    }
  }
}

function announcedKey(read: Orchestration, now: Orchestration): string {
  return `${now.announce?.version === read.announce?.version ? '=' : ''}${read.status.slice(0, 2)}`;
}

function commandKey(task: CommandTask, present: Present, order: ChunkOrder): string {
  const { id, command, at, read, isSecondTurn, holder } = task;
  const head = `${id}${command}${isSecondTurn ? '2' : ''}${holder ?? ''}`;
  if (read === undefined || at === 'look' || at === 'read') return head;
  if (at !== 'write')
    return `${head}${announcedKey(read, present.record(id))}${read.announce === undefined ? '' : 'e'}`;
  return `${head}${behind(read, present)}${writeKey(task, read, order)}`;
}

function writeKey({ command }: CommandTask, read: Orchestration, order: ChunkOrder): string {
  switch (command) {
    case 'pause':
      return read.announce === undefined ? '' : 'event';
    case 'resume':
      return read.fannedOutRun < read.run ? 'unsent' : 'sent';
    case 'cancel':
      return '';
    case 'retry':
      return order.map((index) => read.outcomes.get(index)?.kind.charAt(0) ?? '.').join('');
  }
}

/** By how many runs the record has gone on since it was read. */
function behind(read: Orchestration, present: Present): string {
  return `-${present.record(read.orchestrationId).run - read.run} `;
}
