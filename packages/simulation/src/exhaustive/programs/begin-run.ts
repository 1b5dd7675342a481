import type { Item } from '@syncwell/core/domain/item';
import type { Orchestration } from '@syncwell/core/domain/orchestration';
import { missingChunks } from '@syncwell/core/domain/progress';
import { routeKey } from '@syncwell/core/domain/route-key';
import { isActive, isTerminal } from '@syncwell/core/domain/status';
import { type RouteGuard, toRouteGuard } from '@syncwell/core/domain/transitions/hold-route';

import type { Action } from '../model/action.ts';
import { NOW, SOON, wakeOn } from '../model/instants.ts';
import { recordOf } from '../model/record-of.ts';
import type { BeginTask, Job, Next } from '../model/task.ts';
import type { Transitions } from '../model/transitions.ts';

/** Brings an active record whose messages are not all sent to where workers can begin. */
export function beginRun(read: Orchestration): Next {
  if (!isActive(read.status) || read.fannedOutRun >= read.run) return 'done';
  const at = read.status === 'PENDING' ? 'read guard' : 'send';
  return { program: 'begin run', at, id: read.orchestrationId, read };
}

export function beginAction(task: BeginTask, transitions: Transitions): Action {
  const { read, guard, id } = task;
  const mine: RouteGuard = { id, run: read.run };
  switch (task.at) {
    case 'read guard':
      return { act: 'read', then: (readItem) => afterGuard(task, readItem) };
    case 'read own':
      return { act: 'read', then: (readItem) => afterOwn(task, readItem(id)) };
    case 'read holder': {
      const holder = guard?.id ?? id;
      return { act: 'read', then: (readItem) => goTo(task, isHeld(readItem(holder)) ? 'close' : 'hold') };
    }
    case 'hold': {
      const change = transitions.holdRoute(mine, guard);
      return {
        act: 'hold',
        key: routeKey(read),
        change,
        then: (isApplied) => goTo(task, isApplied ? 'send' : 'read guard'),
      };
    }
    case 'close':
      return {
        act: 'write',
        change: transitions.close(read, { now: NOW, wake: wakeOn(SOON) }),
        then: () => 'done',
      };
    case 'send':
      return { act: 'send', jobs: missingJobs(read), then: () => goTo(task, 'fanned out') };
    case 'fanned out':
      return { act: 'write', change: transitions.fannedOut(read.run, NOW), then: () => 'done' };
  }
}

/** Whether a record holds its route: it is there and not over. */
export function isHeld(holder: Item | undefined): boolean {
  return holder !== undefined && !isTerminal(recordOf(holder).status);
}

/**
 * The guard and the own record are read one after the other; here at once, unless the guard is another's: a guard
 * that moves in between refuses the hold.
 */
function afterGuard(task: BeginTask, readItem: (key: string) => Item | undefined): Next {
  const guard = toRouteGuard(readItem(routeKey(task.read)));
  if (guard?.id === task.id && guard.run >= task.read.run) return goTo(task, 'send');
  const next = { ...task, guard };
  if (guard !== undefined && guard.id !== task.id) return goTo(next, 'read own');
  return afterOwn(next, readItem(task.id));
}

function afterOwn(task: BeginTask, item: Item | undefined): Next {
  const own = item && recordOf(item);
  if (own?.status !== 'PENDING' || own.run !== task.read.run) return 'done';
  const isForeign = task.guard !== undefined && task.guard.id !== task.id;
  return goTo(task, isForeign ? 'read holder' : 'hold');
}

/** The guard as read matters until the route is held. */
function goTo(task: BeginTask, at: BeginTask['at']): BeginTask {
  const keepsGuard = at === 'read holder' || at === 'hold' || at === 'read own';
  return { ...task, at, isRepeat: false, guard: keepsGuard ? task.guard : undefined };
}

function missingJobs(read: Orchestration): Job[] {
  return missingChunks(read).map(({ index }) => ({
    id: read.orchestrationId,
    chunkIndex: index,
    run: read.run,
  }));
}
