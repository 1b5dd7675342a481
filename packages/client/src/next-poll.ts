import { isPassing, SyncApiError } from './errors.ts';
import { DEFAULT_POLL_MS, type StatusReading } from './status-reading.ts';

/** What a cache of queries knows of a sync. */
export interface PollState {
  /** The last reading; undefined before the first. */
  readonly data?: StatusReading | undefined;
  /** Why the last read failed; null when it did not. */
  readonly error?: Error | null;
}

/**
 * Milliseconds until a cache of queries (TanStack Query, SWR) should read the status again; `false` = never: the sync is
 * over, or the API refuses. {@link SyncClient.follow} does this by itself.
 */
export function nextPollMs({ data, error }: PollState): number | false {
  if (error && !isPassing(error)) return false;
  if (data?.pollAfterMs === null) return false;
  const advisedMs = error instanceof SyncApiError ? (error.retryAfterMs ?? 0) : 0;
  return Math.max(advisedMs, data?.pollAfterMs ?? DEFAULT_POLL_MS);
}
