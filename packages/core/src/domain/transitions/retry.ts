import { absent, type Change, equals, lessThan, oneOf, remove, set } from '../change.ts';
import type { Item } from '../item.ts';
import type { Orchestration } from '../orchestration.ts';
import { packOutcome } from '../outcome-codec.ts';
import { TERMINAL_STATUSES } from '../status.ts';
import { ownedBy, recordExists, runEqual, stamp, type Wake, wakeAt } from './clauses.ts';

export interface Retrying {
  readonly read: Orchestration;
  /** Failed chunks that are tried again. */
  readonly again: ReadonlySet<number>;
}

/**
 * A new run of what is not completed. `again` names the failed chunks that are tried again; the others stay failed.
 * The counts as read are in the condition, because the outcomes are written as a whole.
 */
export function retry(userId: string, retrying: Retrying, { now, wake }: { now: Date; wake: Wake }): Change {
  const { read, again } = retrying;
  const kept = [...read.outcomes].filter(([index]) => !again.has(index));
  const outcomes: Item = Object.fromEntries(
    kept.map(([index, outcome]) => [String(index), packOutcome(outcome)]),
  );
  return {
    name: 'retry',
    clauses: [
      recordExists,
      ownedBy(userId),
      { name: 'terminal', holds: oneOf(['status'], TERMINAL_STATUSES) },
      runEqual(read.run),
      { name: 'completed as read', holds: equals(['completedChunks'], read.completedChunks) },
      { name: 'failed as read', holds: equals(['failedChunks'], read.failedChunks) },
      { name: 'completed below total', holds: lessThan(['completedChunks'], read.totalChunks) },
      { name: 'nothing to announce', holds: absent(['announce']) },
    ],
    effects: [
      set(['status'], 'PENDING'),
      set(['run'], read.run + 1),
      set(['outcomes'], outcomes),
      set(['failedChunks'], kept.filter(([, { kind }]) => kind === 'FAILED').length),
      set(['attempts'], {}),
      set(['errors'], {}),
      set(['redispatch'], {}),
      // A start that lost its route was taken off the user's list; now it is a sync like any other.
      set(['createdAt'], read.createdAt ?? now.toISOString()),
      ...['waiting', 'finishedAt', 'expiresAt', 'closeReason'].map((name) => remove([name])),
      ...wakeAt(wake),
      ...stamp(now),
    ],
  };
}
