import type { ChunkResult } from '@syncwell/core/domain/outcome';
import { type SkipReason, toSkipCounts } from '@syncwell/core/domain/skip-reason';
import type { LedgerEntry, SettledState } from '@syncwell/core/ledger';

/** Counts what becomes of the workouts of a month. */
export interface Tally {
  found(count: number): void;
  /** A workout that the source's own list rules out. */
  skip(reason: SkipReason): void;
  /** A workout whose end is known. Activities that another sync wrote were there already, seen from this one. */
  settled(entry: LedgerEntry & { readonly state: SettledState }): void;
  result(): ChunkResult;
}

/** `onSkipped` is told of each workout that is not copied. */
export function createTally(orchestrationId: string, onSkipped: (reason: SkipReason) => void): Tally {
  const counts = { found: 0, written: 0, duplicate: 0, skipped: 0 };
  const reasons = new Map<SkipReason, number>();
  const skip = (reason: SkipReason) => {
    counts.skipped += 1;
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    onSkipped(reason);
  };
  return {
    skip,
    found: (count) => void (counts.found += count),
    settled: ({ state, orchestrationId: writer }) => {
      switch (state.kind) {
        case 'DONE':
          counts[writer === orchestrationId ? 'written' : 'duplicate'] += 1;
          return;
        case 'DUPLICATE':
          counts.duplicate += 1;
          return;
        case 'SKIPPED':
          return skip(state.reason);
      }
    },
    result: () => (reasons.size === 0 ? { ...counts } : { ...counts, skipReasons: toSkipCounts(reasons) }),
  };
}
