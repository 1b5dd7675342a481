import { type Change, remove, set } from '../change.ts';
import type { Orchestration } from '../orchestration.ts';
import {
  active,
  notTerminal,
  ownedBy,
  recordExists,
  restart,
  runEqual,
  sleepOn,
  stamp,
  statusIs,
  type Wake,
  wakeAt,
} from './clauses.ts';
import { announcement, expiry } from './finish.ts';

/** The run of a record as read, and the event that it keeps. */
export type Dispatch = Pick<Orchestration, 'run' | 'announce'>;

/**
 * No new chunk starts; those in flight may end. The run as read keeps a repeated call from undoing a later resume. An
 * event that is still to be published keeps its wake.
 */
export function pause(userId: string, { run, announce }: Dispatch, now: Date): Change {
  return {
    name: 'pause',
    clauses: [recordExists, ownedBy(userId), active, runEqual(run)],
    effects: [set(['status'], 'PAUSED'), ...(announce === undefined ? sleepOn() : []), ...stamp(now)],
  };
}

/**
 * A new run. It goes by PENDING when the run as read was never sent out: then its route may not be held yet, and a
 * start of the same route may have come between.
 */
export function resume(
  userId: string,
  read: Orchestration,
  { now, wake }: { now: Date; wake: Wake },
): Change {
  const routeMayBeFree = read.fannedOutRun < read.run;
  return {
    name: 'resume',
    clauses: [recordExists, ownedBy(userId), statusIs('PAUSED'), runEqual(read.run)],
    effects: [
      set(['status'], routeMayBeFree ? 'PENDING' : 'IN_PROGRESS'),
      ...restart(read, now),
      remove(['waiting']),
      // All missing chunks are sent anyway.
      set(['redispatch'], {}),
      ...wakeAt(wake),
      ...stamp(now),
    ],
  };
}

/** Ends it for good; chunks in flight end harmlessly, and what they did counts. */
export function cancel(
  userId: string,
  read: Orchestration,
  { now, wake }: { now: Date; wake: Wake },
): Change {
  return {
    name: 'cancel',
    clauses: [recordExists, ownedBy(userId), notTerminal, runEqual(read.run)],
    effects: [
      set(['status'], 'CANCELLED'),
      remove(['waiting']),
      set(['announce'], announcement(read, 'CANCELLED')),
      set(['finishedAt'], now.toISOString()),
      set(['expiresAt'], expiry(now)),
      ...wakeAt(wake),
      ...stamp(now),
    ],
  };
}
