import { type Change, equals, remove, set } from '../change.ts';
import type { Item } from '../item.ts';
import { isAllSettled, type Orchestration } from '../orchestration.ts';
import type { Status } from '../status.ts';
import { notTerminal, recordExists, runEqual, stamp, type Wake, wakeAt } from './clauses.ts';

/** A finished record is deleted by the table's TTL after so many days. */
const RETENTION_DAYS = 400;
/** A start that was refused only has to outlive the repeats of its request. */
export const REFUSED_START_RETENTION_DAYS = 1;
const SECONDS_PER_DAY = 24 * 60 * 60;

/**
 * The end: every chunk is settled. FAILED only when not one completed. PAUSED may finish too: chunks in flight at
 * the pause may have been the last. The counts as read are in the condition, so that the status fits the counts; the
 * run too: after a retry the counts may come to the same again, and the end of the new run would carry the event id of
 * the old one, which consumers have seen.
 */
export function finish(read: Orchestration, now: Date, wake: Wake): Change {
  if (!isAllSettled(read))
    throw new RangeError(`Expected every chunk of ${read.orchestrationId} to be settled`);
  const status: Status = read.completedChunks === 0 ? 'FAILED' : 'COMPLETED';
  return {
    name: 'finish',
    clauses: [
      recordExists,
      notTerminal,
      runEqual(read.run),
      { name: 'completed as read', holds: equals(['completedChunks'], read.completedChunks) },
      { name: 'failed as read', holds: equals(['failedChunks'], read.failedChunks) },
    ],
    effects: [
      set(['status'], status),
      remove(['waiting']),
      set(['announce'], announcement(read, status)),
      set(['finishedAt'], now.toISOString()),
      set(['expiresAt'], expiry(now)),
      ...wakeAt(wake),
      ...stamp(now),
    ],
  };
}

/** Epoch seconds at which a record that ended at `now` may go. */
export function expiry(now: Date, retentionDays = RETENTION_DAYS): number {
  return Math.floor(now.getTime() / 1000) + retentionDays * SECONDS_PER_DAY;
}

/** The event of an end. `version` tells it from a later one that takes its place; it is not unique by itself. */
export function announcement(read: Orchestration, status: Status): Item {
  return {
    run: read.run,
    version: read.version + 1,
    status,
    completedChunks: read.completedChunks,
    failedChunks: read.failedChunks,
  };
}
