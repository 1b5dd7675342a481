import type { SkipReason } from '@syncwell/core/domain/skip-reason';

export interface WorkoutFacts {
  /** Milliseconds since the epoch. */
  readonly startMs: number;
  /** undefined = still being recorded. */
  readonly endMs: number | undefined;
  readonly distanceMeters: number | undefined;
}

const EARLIEST_START_MS = Date.UTC(1995, 0, 1);
const MAX_DURATION_MS = 5 * 24 * 60 * 60 * 1_000;
const MAX_DISTANCE_METERS = 1_000_000;

/** The reason why no destination should get such a workout, or undefined when it looks like one. */
export function findSanitySkip(facts: WorkoutFacts, now: Date): SkipReason | undefined {
  const { startMs, endMs, distanceMeters } = facts;
  if (startMs < EARLIEST_START_MS) return 'STARTS_BEFORE_1995';
  if (startMs > now.getTime()) return 'STARTS_IN_FUTURE';
  if (endMs === undefined || endMs > now.getTime()) return 'STILL_RECORDING';
  if (endMs <= startMs) return 'NO_DURATION';
  if (endMs - startMs > MAX_DURATION_MS) return 'LONGER_THAN_5_DAYS';
  if (distanceMeters !== undefined && distanceMeters > MAX_DISTANCE_METERS) return 'FARTHER_THAN_1000_KM';
  return undefined;
}
