import { absent, type Change, equals, lessThan, oneOf, remove, set } from '../change.ts';
import type { Item } from '../item.ts';
import type { Orchestration } from '../orchestration.ts';
import type { ChunkOutcome } from '../outcome.ts';
import { packOutcome } from '../outcome-codec.ts';
import { TERMINAL_STATUSES } from '../status.ts';
import { ownedBy, recordExists, restart, runEqual, stamp, type Wake, wakeAt } from './clauses.ts';

export interface Retrying {
  readonly read: Orchestration;
  /** Chunks that are tried again: see {@link chunksToTry}. */
  readonly again: ReadonlySet<number>;
}

/**
 * A new run of the chunks in `again`. The others keep their outcome; one that has none is counted failed as not
 * retried, because a run in which a chunk is neither sent nor settled never ends. The counts as read are in the
 * condition, because the outcomes are written as a whole.
 */
export function retry(userId: string, retrying: Retrying, { now, wake }: { now: Date; wake: Wake }): Change {
  const { read, again } = retrying;
  if (again.size === 0) throw new RangeError('Expected a chunk to try again, got none');
  const kept = outcomesKept(retrying);
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
      ...restart(read, now),
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

function outcomesKept({ read, again }: Retrying): [number, ChunkOutcome][] {
  const { totalChunks, outcomes, attempts } = read;
  return Array.from({ length: totalChunks }, (_, index) => index)
    .filter((index) => !again.has(index) || outcomes.get(index)?.kind === 'COMPLETED')
    .map((index) => {
      const tries = attempts.get(index) ?? 0;
      return [index, outcomes.get(index) ?? { kind: 'FAILED', reason: 'NOT_RETRIED', attempts: tries }];
    });
}
