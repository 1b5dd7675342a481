/**
 * Why a workout is not copied. Stable: stored in the ledger and on records, shown to users.
 * - FROM_DESTINATION: the destination's own app recorded it; copying it would go round
 * - STARTS_BEFORE_1995, STARTS_IN_FUTURE: the device's clock was wrong
 * - STILL_RECORDING: it has no end yet
 * - NO_DURATION, LONGER_THAN_5_DAYS, FARTHER_THAN_1000_KM: not one workout
 * - DELETED_AT_SOURCE: it was listed, and was gone when its file was to be read
 * - UNREADABLE_AT_SOURCE: what the source holds of it is not in the source's own form
 * - REFUSED_BY_DESTINATION: the destination did not take the file
 * - MALFORMED_FILE, EMPTY_FILE, FILE_WITHOUT_TIMES: the destination took the file and found this when it read it
 * - REJECTED_BY_DESTINATION: the destination took the file and found something else wrong with it
 * - STUCK_AT_DESTINATION: the destination took the file hours ago and never came to an end with it
 * - DELETED_AT_DESTINATION: the user deleted the copy; it must not come back
 */
export const SKIP_REASONS = [
  'FROM_DESTINATION',
  'STARTS_BEFORE_1995',
  'STARTS_IN_FUTURE',
  'STILL_RECORDING',
  'NO_DURATION',
  'LONGER_THAN_5_DAYS',
  'FARTHER_THAN_1000_KM',
  'DELETED_AT_SOURCE',
  'UNREADABLE_AT_SOURCE',
  'REFUSED_BY_DESTINATION',
  'MALFORMED_FILE',
  'EMPTY_FILE',
  'FILE_WITHOUT_TIMES',
  'REJECTED_BY_DESTINATION',
  'STUCK_AT_DESTINATION',
  'DELETED_AT_DESTINATION',
] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** Workouts by the reason why they are not copied; reasons that no workout has are left out. */
export type SkipCounts = Readonly<Partial<Record<SkipReason, number>>>;

/** Counts in the order of {@link SKIP_REASONS}, whatever the order they were counted in. */
export function toSkipCounts(counts: ReadonlyMap<SkipReason, number>): SkipCounts {
  return Object.fromEntries(
    SKIP_REASONS.flatMap((reason) => {
      const count = counts.get(reason) ?? 0;
      return count > 0 ? [[reason, count]] : [];
    }),
  );
}
