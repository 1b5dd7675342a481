import { backOffMs, spread } from './back-off.ts';
import { isPassing, SyncApiError } from './errors.ts';
import type { Timer } from './platform.ts';
import { DEFAULT_POLL_MS, type StatusReading } from './status-reading.ts';

/** When to poll next. */
export interface PollPace {
  /** Milliseconds until the next poll. */
  afterAnswer(reading: StatusReading): number;
  /** Milliseconds until the next poll. Throws `error` when it will not pass, or no poll was answered for too long. */
  afterFailure(error: unknown): number;
}

export interface PollPaceOptions {
  /** In place of what the API advises. */
  readonly intervalMs: number | undefined;
  /** No answer for so long is the end. */
  readonly patienceMs: number;
}

/** Without an answer, polls come at most so far apart, unless the interval itself is longer: ... */
const LONGEST_BACK_OFF_MS = 60_000;
/** ... and at most so many intervals: whoever polls often wants to know soon. */
const LONGEST_BACK_OFF_INTERVALS = 8;

export function createPollPace(
  { intervalMs, patienceMs }: PollPaceOptions,
  { timer, random }: { readonly timer: Timer; readonly random: () => number },
): PollPace {
  let interval = intervalMs ?? DEFAULT_POLL_MS;
  let answeredAtMs = timer.now();
  let failures = 0;
  return {
    afterAnswer: ({ pollAfterMs }) => {
      interval = intervalMs ?? pollAfterMs ?? interval;
      answeredAtMs = timer.now();
      failures = 0;
      return spread(interval, random);
    },
    afterFailure: (error) => {
      if (!isPassing(error) || timer.now() - answeredAtMs >= patienceMs) throw error;
      failures += 1;
      const advisedMs = error instanceof SyncApiError ? (error.retryAfterMs ?? 0) : 0;
      const longestMs = Math.min(LONGEST_BACK_OFF_MS, LONGEST_BACK_OFF_INTERVALS * interval);
      return Math.max(advisedMs, backOffMs(failures, { firstMs: interval, longestMs, random }));
    },
  };
}
