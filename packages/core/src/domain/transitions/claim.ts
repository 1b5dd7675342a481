import { absent, add, anyOf, type Change, lessThan, moreThan, set } from '../change.ts';
import { MAX_ATTEMPTS } from '../timing.ts';
import {
  active,
  attemptsPath,
  leasePath,
  noLiveLease,
  notSettled,
  notWaiting,
  recordExists,
  runEqual,
  stamp,
} from './clauses.ts';

/** One worker invocation that wants one chunk. */
export interface ClaimInput {
  readonly chunkIndex: number;
  readonly run: number;
  /** Made before the call, so that a repeat of the call finds its own claim. */
  readonly owner: string;
  /** This invocation's deadline: after it the worker is gone, whatever happened. */
  readonly leaseEnd: Date;
}

/**
 * Takes a chunk. `attempts < max` ends crash loops that never reach the dead-letter queue, because each re-dispatch
 * brings a fresh message.
 */
export function claim({ chunkIndex, run, owner, leaseEnd }: ClaimInput, now: Date): Change {
  const attempts = attemptsPath(chunkIndex);
  return {
    name: 'claim',
    clauses: [
      recordExists,
      runEqual(run),
      active,
      notWaiting,
      { name: 'chunk in plan', holds: moreThan(['totalChunks'], chunkIndex) },
      notSettled(chunkIndex),
      noLiveLease(chunkIndex, now),
      { name: 'attempts left', holds: anyOf(absent(attempts), lessThan(attempts, MAX_ATTEMPTS)) },
    ],
    effects: [
      set(['status'], 'IN_PROGRESS'),
      set(leasePath(chunkIndex), { end: leaseEnd.getTime(), owner }),
      add(attempts, 1),
      ...stamp(now),
    ],
  };
}
