import type { Comparison } from './compare-copies.ts';
import type { FollowResult } from './follow-sync.ts';

/** Everything that one run found out. */
export interface DemoResult extends FollowResult {
  readonly comparison: Comparison;
  /** From the start of the process until the system was up. */
  readonly startupSeconds: number;
  /** From the start request to the terminal status. */
  readonly syncSeconds: number;
}

/** What is wrong with the result, a sentence each; none when every workout arrived exactly once. */
export function findFaults({ view, comparison }: Pick<DemoResult, 'view' | 'comparison'>): string[] {
  const { counts, doubled, unwanted } = comparison;
  const faults: (string | false)[] = [
    view.status !== 'COMPLETED' && `Expected the sync to end COMPLETED, got ${view.status}`,
    counts.missing > 0 && `Expected every workout at the destination, got ${counts.missing} missing`,
    doubled.length > 0 && `Expected every workout once, got more than one activity of ${doubled.join(', ')}`,
    unwanted.length > 0 &&
      `Expected these to be left out, got them at the destination: ${unwanted.join(', ')}`,
    view.outcome === 'COMPLETE' &&
      view.results.skipped !== counts.skipped &&
      `Expected the record to count ${counts.skipped} workouts as left out, got ${view.results.skipped}`,
    // More is fine: a month that was tried again finds its own workouts there.
    view.outcome === 'COMPLETE' &&
      view.results.duplicate < counts['same-start'] &&
      `Expected the record to count ${counts['same-start']} duplicates, got ${view.results.duplicate}`,
  ];
  return faults.filter((fault) => fault !== false);
}
