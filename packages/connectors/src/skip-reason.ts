/**
 * Why a listed workout must not be copied. Stable: stored in ledgers.
 * - FROM_DESTINATION: the destination's own app recorded it; copying it would go round
 * - STARTS_BEFORE_1995, STARTS_IN_FUTURE: the device's clock was wrong
 * - STILL_RECORDING: it has no end yet
 * - NO_DURATION, LONGER_THAN_5_DAYS, FARTHER_THAN_1000_KM: not one workout
 * - DELETED_AT_SOURCE: it was listed, and was gone when its file was to be read
 * - UNREADABLE_AT_SOURCE: what the source holds of it is not in the source's own form
 */
export type SkipReason =
  | 'FROM_DESTINATION'
  | 'STARTS_BEFORE_1995'
  | 'STARTS_IN_FUTURE'
  | 'STILL_RECORDING'
  | 'NO_DURATION'
  | 'LONGER_THAN_5_DAYS'
  | 'FARTHER_THAN_1000_KM'
  | 'DELETED_AT_SOURCE'
  | 'UNREADABLE_AT_SOURCE';

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
