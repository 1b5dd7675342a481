import type { StatusView } from '@syncwell/client';
import type { DateRange } from '@syncwell/core/domain/date-range';
import { compareCopies } from '../demo/compare-copies.ts';
import { findFaults } from '../demo/demo-result.ts';
import { readDestinationBooks, readSourceBooks } from '../demo/provider-books.ts';
import { SOURCE } from '../demo/route.ts';
import type { ChaosStage } from './chaos-stage.ts';

/** A sync that ended somehow. */
export interface EndedSync {
  readonly userId: string;
  readonly range: DateRange;
  /** Its last view, or why there is none. */
  readonly end: StatusView | Error;
}

/** What became of its workouts, by the books of both providers. */
export interface Verdict {
  readonly completed: boolean;
  readonly workouts: number;
  readonly missing: number;
  readonly doubled: number;
  /** A sentence each; none when all is well. */
  readonly faults: readonly string[];
}

export async function judgeSync(
  { googleHealth, strava }: Pick<ChaosStage, 'googleHealth' | 'strava'>,
  { userId, range, end }: EndedSync,
): Promise<Verdict> {
  const source = await readSourceBooks(googleHealth, userId, range);
  const comparison = compareCopies(SOURCE, source, await readDestinationBooks(strava, userId));
  const faults = end instanceof Error ? [end.message] : findFaults({ view: end, comparison });
  const completed = !(end instanceof Error) && end.completedChunks === end.totalChunks;
  if (!(end instanceof Error) && !completed) {
    faults.push(`Expected ${end.totalChunks} months copied, got ${end.completedChunks} (${end.months})`);
  }
  return {
    completed: completed && end.status === 'COMPLETED',
    workouts: comparison.counts.copied,
    missing: comparison.counts.missing,
    doubled: comparison.doubled.length,
    faults: faults.map((fault) => `${userId}: ${fault}`),
  };
}
