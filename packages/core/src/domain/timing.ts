/** What a stage chooses; everything else about time follows from it in {@link deriveTiming}. */
export interface StagePace {
  /** Lambda timeout of the chunk worker, seconds: 60 to 100 in production, 5 to 10 on one machine and in CI. */
  readonly workerTimeoutSeconds: number;
  /** `quick` shortens the waits between tries, for one machine and CI. */
  readonly pace: 'production' | 'quick';
}

/** Tries that our code makes at one chunk before it is counted failed. */
export const MAX_ATTEMPTS = 5;
/**
 * Receives before SQS moves a message to the dead-letter queue. A duplicate may burn one receive per foreign claim,
 * so twice the attempts and one: with 5, a chunk whose worker was still alive was declared failed.
 */
export const MAX_RECEIVE_COUNT = 2 * MAX_ATTEMPTS + 1;
/** Longest time SQS keeps a message; a dead letter waits this long for its function. */
export const DEAD_LETTER_RETENTION_SECONDS = 14 * 24 * 60 * 60;

/** Every number of time that code and templates share. Seconds. */
export interface Timing {
  readonly workerTimeoutSeconds: number;
  /** How long one invocation goes on starting new workouts. */
  readonly timeBoxSeconds: number;
  /** Cold-queue and dead-letter-queue visibility: AWS asks for six times the function's timeout. */
  readonly visibilitySeconds: number;
  /** No progress for so long means messages were lost: longer than the way of a never-started message to the DLQ. */
  readonly stallSeconds: number;
  /** `wakeAt` of a record that the sweeper should look at next. */
  readonly soonSeconds: number;
  readonly sweepIntervalSeconds: number;
  /** How far the clocks of two processes may be apart: on one machine there is one. */
  readonly clockDifferenceSeconds: number;
  /** First delay after a released attempt; doubles with each attempt, never beyond the visibility. */
  readonly retryBaseSeconds: number;
  /** Spread of the wakes after a wait: all windows of a provider open at the same minute. */
  readonly wakeJitterSeconds: number;
  /** Share of a destination's own settling time that is waited before a file that got lost is handed in again. */
  readonly settleScale: number;
  /** Partitions of the sweeper's index. */
  readonly wakeShards: number;
}

const TIME_BOX_RESERVE_SECONDS = 10;
const VISIBILITY_PER_TIMEOUT = 6;

const PACES = {
  production: {
    soonSeconds: 60,
    sweepIntervalSeconds: 60,
    clockDifferenceSeconds: 600,
    retryBaseSeconds: 15,
    wakeJitterSeconds: 30,
    settleScale: 1,
    wakeShards: 8,
  },
  quick: {
    soonSeconds: 2,
    sweepIntervalSeconds: 1,
    clockDifferenceSeconds: 0,
    retryBaseSeconds: 1.5,
    wakeJitterSeconds: 1,
    settleScale: 0.05,
    wakeShards: 1,
  },
} as const satisfies Readonly<Record<StagePace['pace'], Partial<Timing>>>;

/** The numbers of a stage. Pure; the templates call it too. */
export function deriveTiming({ workerTimeoutSeconds, pace }: StagePace): Timing {
  const visibilitySeconds = VISIBILITY_PER_TIMEOUT * workerTimeoutSeconds;
  return {
    workerTimeoutSeconds,
    timeBoxSeconds: Math.max(workerTimeoutSeconds - TIME_BOX_RESERVE_SECONDS, workerTimeoutSeconds / 2),
    visibilitySeconds,
    stallSeconds: (MAX_RECEIVE_COUNT + 4) * visibilitySeconds,
    ...PACES[pace],
  };
}
