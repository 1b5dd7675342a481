import { add, type Change, type Clause, equals, set } from '../change.ts';
import type { Orchestration } from '../orchestration.ts';
import type { ChunkResult, FailureReason } from '../outcome.ts';
import { packOutcome } from '../outcome-codec.ts';
import {
  forgetTries,
  noLiveLease,
  noLiveLeaseOfAnother,
  notSettled,
  notTerminal,
  outcomePath,
  recordExists,
  runEqual,
  stamp,
  statusIs,
  type Wake,
  wakeAt,
} from './clauses.ts';
import { announcement } from './finish.ts';

/** Counts a chunk as completed, in whatever run and status the record is: the work is at the destination. */
export function complete(chunkIndex: number, result: ChunkResult, now: Date): Change {
  return {
    name: 'complete',
    clauses: [recordExists, notSettled(chunkIndex)],
    effects: [
      set(outcomePath(chunkIndex), packOutcome({ kind: 'COMPLETED', ...result })),
      add(['completedChunks'], 1),
      ...forgetTries(chunkIndex),
      ...stamp(now),
    ],
  };
}

/**
 * The second form: a chunk that was counted failed has completed after all. Done wins, in one write: the outcome,
 * both counters, and a FAILED record becomes COMPLETED. `read` is the record as just read.
 */
export function completeFailed(chunkIndex: number, result: ChunkResult, late: LateSuccess): Change {
  const { read, now } = late;
  return {
    name: 'complete failed',
    clauses: [recordExists, failedAsRead(chunkIndex, read), statusIs(read.status)],
    effects: [
      set(outcomePath(chunkIndex), packOutcome({ kind: 'COMPLETED', ...result })),
      add(['completedChunks'], 1),
      add(['failedChunks'], -1),
      ...forgetTries(chunkIndex),
      ...stamp(now),
      ...liftTerminal(late),
    ],
  };
}

export interface LateSuccess {
  readonly read: Orchestration;
  readonly now: Date;
  readonly wake: Wake;
}

function failedAsRead(chunkIndex: number, read: Orchestration): Clause {
  const outcome = read.outcomes.get(chunkIndex);
  if (outcome?.kind !== 'FAILED') throw new RangeError(`Expected chunk ${chunkIndex} to be FAILED as read`);
  return { name: 'outcome FAILED as read', holds: equals(outcomePath(chunkIndex), packOutcome(outcome)) };
}

function liftTerminal({ read, wake }: LateSuccess) {
  switch (read.status) {
    case 'FAILED': {
      const counts = { completedChunks: read.completedChunks + 1, failedChunks: read.failedChunks - 1 };
      return [
        set(['status'], 'COMPLETED'),
        set(['announce'], announcement({ ...read, ...counts }, 'COMPLETED')),
        ...wakeAt(wake),
      ];
    }
    case 'COMPLETED':
    case 'CANCELLED':
      return wakeAt(wake);
    case 'PENDING':
    case 'IN_PROGRESS':
    case 'PAUSED':
      return [];
  }
}

export interface FailInput {
  readonly chunkIndex: number;
  readonly run: number;
  readonly reason: FailureReason;
  readonly attempts: number;
}

/** The worker gives a chunk up. A zombie must not fail a chunk that a newer claim is working on. */
export function failByWorker(input: FailInput & { readonly owner: string }, now: Date): Change {
  return fail(input, noLiveLeaseOfAnother(input.chunkIndex, input.owner, now), now);
}

/** The dead-letter function gives a chunk up: only when nobody at all is working on it. */
export function failByDeadLetter(input: FailInput, now: Date): Change {
  return fail(input, noLiveLease(input.chunkIndex, now), now);
}

function fail({ chunkIndex, run, reason, attempts }: FailInput, leaseClause: Clause, now: Date): Change {
  return {
    name: 'fail',
    clauses: [recordExists, notSettled(chunkIndex), runEqual(run), notTerminal, leaseClause],
    effects: [
      set(outcomePath(chunkIndex), packOutcome({ kind: 'FAILED', reason, attempts })),
      add(['failedChunks'], 1),
      ...forgetTries(chunkIndex),
      ...stamp(now),
    ],
  };
}
