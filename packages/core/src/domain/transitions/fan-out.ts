import { type Change, type Effect, lessThan, set } from '../change.ts';
import { hasBegun } from '../has-begun.ts';
import type { Orchestration } from '../orchestration.ts';
import { toUnlisted } from '../unlisted.ts';
import { recordExists, runEqual, sleepOn, stamp, statusIs, type Wake, wakeAt } from './clauses.ts';
import { announcement, expiry, REFUSED_START_RETENTION_DAYS } from './finish.ts';

/** All messages of `run` are on the queue. Leaves `wakeAt` alone: it may come after finish, pause or park. */
export function fannedOut(run: number, now: Date): Change {
  return {
    name: 'fanned out',
    clauses: [recordExists, runEqual(run)],
    effects: [set(['fannedOutRun'], run), ...stamp(now)],
  };
}

/**
 * The loser of a route ends before its caller is told 409: otherwise it would start by itself once the winner ends.
 */
export function close(read: Orchestration, { now, wake }: { now: Date; wake: Wake }): Change {
  return {
    name: 'close',
    clauses: [
      recordExists,
      statusIs('PENDING'),
      runEqual(read.run),
      { name: 'not fanned out', holds: lessThan(['fannedOutRun'], read.run) },
    ],
    effects: [
      set(['status'], 'CANCELLED'),
      set(['closeReason'], 'ROUTE_TAKEN'),
      set(['finishedAt'], now.toISOString()),
      ...(hasBegun(read) ? endOfSync(read, now, wake) : endOfRefusedStart(read, now)),
      ...stamp(now),
    ],
  };
}

/** A sync that its user knows keeps its place and its completed months, and its end is an event like any other. */
function endOfSync(read: Orchestration, now: Date, wake: Wake): Effect[] {
  return [
    set(['expiresAt'], expiry(now)),
    set(['announce'], announcement(read, 'CANCELLED')),
    ...wakeAt(wake),
  ];
}

/** It leaves the user's list, and soon the table. An event that is still to be published keeps its wake. */
function endOfRefusedStart({ announce }: Orchestration, now: Date): Effect[] {
  return [
    set(['expiresAt'], expiry(now, REFUSED_START_RETENTION_DAYS)),
    set(['createdAt'], toUnlisted(now)),
    ...(announce === undefined ? sleepOn() : []),
  ];
}
