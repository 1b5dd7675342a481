import { type Chunk, planChunks } from './chunk-plan.ts';
import { type Orchestration, rangeOf } from './orchestration.ts';
import type { ChunkOutcome, FailureReason } from './outcome.ts';
import { type ChunkLetter, letterOf, toTotals, type WorkoutTotals } from './progress.ts';
import type { Status } from './status.ts';
import { type UserAction, userActionOf } from './user-action.ts';

/** Where a chunk stands; RETRYING = tried, not settled, and at no worker now. */
export type ChunkState = 'MISSING' | 'RUNNING' | 'RETRYING' | 'COMPLETED' | 'EMPTY' | 'FAILED';

/** One month of a sync. Dates are civil and inclusive. */
export interface ChunkView {
  /** What a retry names it by. */
  readonly index: number;
  readonly startDate: string;
  readonly endDate: string;
  readonly state: ChunkState;
  /** Tries so far, or that a failure took; null for a completed chunk, which does not keep them. */
  readonly attempts: number | null;
  /** Counts of workouts; null before it is completed. */
  readonly results: WorkoutTotals | null;
  /** Why it failed, or what its last try met; null when neither. */
  readonly reason: FailureReason | null;
  /** What the user can do about a failure; null where nothing is to be done. */
  readonly userAction: UserAction | null;
}

/** Every month of a sync, oldest first. */
export interface ChunkList {
  readonly orchestrationId: string;
  readonly status: Status;
  readonly chunks: readonly ChunkView[];
}

const STATES: Readonly<Record<ChunkLetter, ChunkState>> = {
  '.': 'MISSING',
  r: 'RUNNING',
  w: 'RETRYING',
  C: 'COMPLETED',
  e: 'EMPTY',
  F: 'FAILED',
};

/** Depends on `now` for which leases live, and shows no time: it changes only with the sync. */
export function toChunkList(record: Orchestration, now: Date): ChunkList {
  const { orchestrationId, status } = record;
  const chunks = planChunks(rangeOf(record)).map((chunk) => toChunkView(record, chunk, now));
  return { orchestrationId, status, chunks };
}

function toChunkView(record: Orchestration, { index, start, end }: Chunk, now: Date): ChunkView {
  const outcome = record.outcomes.get(index);
  const state = STATES[letterOf(record, index, now)];
  const settled = outcome === undefined ? toOpen(record, index) : toSettled(outcome);
  return { index, startDate: start, endDate: end, state, ...settled };
}

type Fate = Pick<ChunkView, 'attempts' | 'results' | 'reason' | 'userAction'>;

function toOpen({ attempts, errors }: Orchestration, index: number): Fate {
  const reason = errors.get(index) ?? null;
  return { attempts: attempts.get(index) ?? 0, results: null, reason, userAction: null };
}

function toSettled(outcome: ChunkOutcome): Fate {
  switch (outcome.kind) {
    case 'COMPLETED':
      return { attempts: null, results: toTotals([outcome]), reason: null, userAction: null };
    case 'FAILED': {
      const { attempts, reason } = outcome;
      return { attempts, results: null, reason, userAction: userActionOf(reason) };
    }
  }
}
