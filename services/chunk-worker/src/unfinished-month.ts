import type { FailureReason } from '@syncwell/core/domain/outcome';

/** A try ended before its month did. What it settled stays settled; the next try goes on from there. */
export class UnfinishedMonthError extends Error {
  override readonly name = 'UnfinishedMonthError';
  readonly code = 'MONTH_UNFINISHED';
  /** Workouts that came to their end in this try: above 0 it got on, and the next one will have less to do. */
  readonly settled: number;
  /** What was in the way. */
  readonly reason: FailureReason;

  constructor(settled: number, reason: FailureReason, cause?: unknown) {
    const message = `Expected every workout of the month to come to its end, got ${settled} that did and others left`;
    super(message, cause === undefined ? undefined : { cause });
    this.settled = settled;
    this.reason = reason;
  }
}
