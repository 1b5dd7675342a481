import { type Change, remove, set } from '../change.ts';
import type { FailureReason } from '../outcome.ts';
import { errorPath, leaseMine, leasePath, notSettled, recordExists, stamp } from './clauses.ts';

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
