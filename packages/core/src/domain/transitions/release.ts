import { add, type Change, moreThan, remove, set } from '../change.ts';
import type { FailureReason } from '../outcome.ts';
import { attemptsPath, errorPath, leaseMine, leasePath, notSettled, recordExists, stamp } from './clauses.ts';

export interface LeaseHolder {
  readonly chunkIndex: number;
  readonly owner: string;
}

/** A try met a passing error: keep what it was, free the chunk; its message comes back after a delay. */
export function release({ chunkIndex, owner }: LeaseHolder, error: FailureReason, now: Date): Change {
  return {
    name: 'release',
    clauses: [recordExists, notSettled(chunkIndex), leaseMine(chunkIndex, owner)],
    effects: [set(errorPath(chunkIndex), error), remove(leasePath(chunkIndex)), ...stamp(now)],
  };
}

/** Frees a chunk that this claim no longer works on. */
export function dropLease({ chunkIndex, owner }: LeaseHolder, now: Date): Change {
  return {
    name: 'drop lease',
    clauses: [recordExists, leaseMine(chunkIndex, owner)],
    effects: [remove(leasePath(chunkIndex)), ...stamp(now)],
  };
}

/**
 * Undoes a claim whose try must not count, whatever became of the record meanwhile: its park, yield or reconnect came
 * too late, or the message was not one of ours. Without it a month that met five pauses during rate limits would be
 * out of tries. A retry forgets the tries under a live lease, hence the clause on their count.
 */
export function giveBack({ chunkIndex, owner }: LeaseHolder, now: Date): Change {
  return {
    name: 'give back',
    clauses: [
      recordExists,
      leaseMine(chunkIndex, owner),
      { name: 'try counted', holds: moreThan(attemptsPath(chunkIndex), 0) },
    ],
    effects: [remove(leasePath(chunkIndex)), add(attemptsPath(chunkIndex), -1), ...stamp(now)],
  };
}
