import type { ChunkList, ChunkView } from '../api/chunk-list.ts';
import { type Chunk, planChunks } from './chunk-plan.ts';
import { type Orchestration, rangeOf } from './orchestration.ts';
import type { ChunkOutcome } from './outcome.ts';
import { type ChunkLetter, letterOf, toTotals } from './progress.ts';
import { userActionOf } from './user-action.ts';

const STATES: Readonly<Record<ChunkLetter, ChunkView['state']>> = {
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
