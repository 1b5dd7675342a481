import { type Change, lessThan, set } from '../change.ts';
import { toUnlisted } from '../unlisted.ts';
import { expiry } from './finish.ts';
import { recordExists, runEqual, sleepOn, stamp, statusIs } from './clauses.ts';
import type { Dispatch } from './user-commands.ts';

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
 * In run 1 it leaves the user's list; a retried record keeps its place and its completed months. An event that is still
 * to be published keeps its wake.
 */
export function close({ run, announce }: Dispatch, now: Date): Change {
  return {
    name: 'close',
    clauses: [
      recordExists,
      statusIs('PENDING'),
      runEqual(run),
      { name: 'not fanned out', holds: lessThan(['fannedOutRun'], run) },
    ],
    effects: [
      set(['status'], 'CANCELLED'),
      set(['closeReason'], 'ROUTE_TAKEN'),
      set(['finishedAt'], now.toISOString()),
      set(['expiresAt'], expiry(now)),
      ...(run === 1 ? [set(['createdAt'], toUnlisted(now))] : []),
      ...(announce === undefined ? sleepOn() : []),
      ...stamp(now),
    ],
  };
}
