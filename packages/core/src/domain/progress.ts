import type { WorkoutTotals } from '../api/status-view.ts';
import { type Chunk, planChunks } from './chunk-plan.ts';
import { liveLease, type Orchestration, rangeOf } from './orchestration.ts';
import type { ChunkOutcome } from './outcome.ts';
import { SKIP_REASONS, type SkipReason, toSkipCounts } from './skip-reason.ts';

/** One letter per chunk: missing, running, will be tried again, completed, completed and empty, failed. */
export type ChunkLetter = '.' | 'r' | 'w' | 'C' | 'e' | 'F';

/** Chunks without an outcome, oldest first: what a resume sends. */
export function missingChunks(record: Orchestration): Chunk[] {
  return planChunks(rangeOf(record)).filter(({ index }) => !record.outcomes.has(index));
}

/** Chunks that a worker holds at `now`. */
export function countInFlight(record: Orchestration, now: Date): number {
  return [...record.leases.keys()].filter((index) => liveLease(record, index, now) !== undefined).length;
}

/** Whole percent, rounded down: 100 only when all of `total` is there. */
export function percentOf(part: number, total: number): number {
  return Math.floor((100 * part) / total);
}

export function letterOf(record: Orchestration, chunkIndex: number, now: Date): ChunkLetter {
  const outcome = record.outcomes.get(chunkIndex);
  if (outcome?.kind === 'FAILED') return 'F';
  if (outcome?.kind === 'COMPLETED') return outcome.found === 0 ? 'e' : 'C';
  if (liveLease(record, chunkIndex, now) !== undefined) return 'r';
  return record.attempts.has(chunkIndex) ? 'w' : '.';
}

/** The start of the unbroken row of completed months that ends with the newest one; null when that one is not. */
export function completeBackTo(record: Orchestration): string | null {
  const newestFirst = planChunks(rangeOf(record)).reverse();
  const gap = newestFirst.findIndex(({ index }) => record.outcomes.get(index)?.kind !== 'COMPLETED');
  const row = gap === -1 ? newestFirst : newestFirst.slice(0, gap);
  return row.at(-1)?.start ?? null;
}

/** Counts of workouts over all completed chunks. */
export function sumResults(record: Orchestration): WorkoutTotals {
  return toTotals(record.outcomes.values());
}

/** Counts of workouts over those of `outcomes` that are completed. */
export function toTotals(outcomes: Iterable<ChunkOutcome>): WorkoutTotals {
  const sum = { found: 0, written: 0, duplicate: 0, skipped: 0 };
  const reasons = new Map<SkipReason, number>();
  for (const outcome of outcomes) {
    if (outcome.kind === 'FAILED') continue;
    sum.found += outcome.found;
    sum.written += outcome.written;
    sum.duplicate += outcome.duplicate;
    sum.skipped += outcome.skipped;
    for (const reason of SKIP_REASONS) {
      const count = outcome.skipReasons?.[reason] ?? 0;
      if (count > 0) reasons.set(reason, (reasons.get(reason) ?? 0) + count);
    }
  }
  return { ...sum, skipReasons: toSkipCounts(reasons) };
}
