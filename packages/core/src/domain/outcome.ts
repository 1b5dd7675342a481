import type { SkipCounts } from './skip-reason.ts';

/** What became of the workouts of one chunk. Counts of workouts; `found` is the sum of the three others. */
export interface ChunkResult {
  /** Workouts that the source listed. */
  readonly found: number;
  /** New activities at the destination, by whichever try of this sync. */
  readonly written: number;
  /** Were at the destination already. */
  readonly duplicate: number;
  /** Not copied. */
  readonly skipped: number;
  /** Why those were not copied; adds up to `skipped`. Absent = none was skipped, or the reasons were not kept. */
  readonly skipReasons?: SkipCounts;
}

/**
 * Why a chunk is counted failed. Stable: stored on records and shown to users.
 * - NEVER_STARTED: its message reached the dead-letter queue and no attempt ever began
 * - WORKER_CRASHED: attempts began and none reported an end
 * - PROVIDER_UNAVAILABLE: the provider kept answering with errors
 * - RATE_LIMITED: the provider's request limit was in the way on every attempt
 * - TIME_EXCEEDED: the month was too big for the time that one attempt has
 * - RECONNECT_REQUIRED: the provider no longer accepts the user's consent
 * - PROVIDER_GONE: the provider's API was switched off
 * - APP_BLOCKED: the provider refuses this application as a whole
 * - REQUEST_REJECTED: the provider refuses our request as malformed
 * - INTERNAL_ERROR: our own code failed
 * - NOT_RETRIED: its sync ended before it was copied, and the retry after that named other months
 */
export const FAILURE_REASONS = [
  'NEVER_STARTED',
  'WORKER_CRASHED',
  'PROVIDER_UNAVAILABLE',
  'RATE_LIMITED',
  'TIME_EXCEEDED',
  'RECONNECT_REQUIRED',
  'PROVIDER_GONE',
  'APP_BLOCKED',
  'REQUEST_REJECTED',
  'INTERNAL_ERROR',
  'NOT_RETRIED',
] as const;
export type FailureReason = (typeof FAILURE_REASONS)[number];

/** The settled end of a chunk: counted on the record in the same write that stores it. */
export type ChunkOutcome =
  | ({ readonly kind: 'COMPLETED' } & ChunkResult)
  | { readonly kind: 'FAILED'; readonly reason: FailureReason; readonly attempts: number };
