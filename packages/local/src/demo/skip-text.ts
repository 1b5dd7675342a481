import type { SkipReason } from '@syncwell/core/domain/skip-reason';

const TEXTS: Readonly<Record<SkipReason, string>> = {
  FROM_DESTINATION: 'recorded by the destination itself',
  STARTS_BEFORE_1995: 'with a start before 1995',
  STARTS_IN_FUTURE: 'with a start in the future',
  STILL_RECORDING: 'still being recorded',
  NO_DURATION: 'without a duration',
  LONGER_THAN_5_DAYS: 'longer than 5 days',
  FARTHER_THAN_1000_KM: 'farther than 1,000 km',
  DELETED_AT_SOURCE: 'deleted at the source',
  UNREADABLE_AT_SOURCE: 'unreadable at the source',
  REFUSED_BY_DESTINATION: 'refused by the destination',
  MALFORMED_FILE: 'with a malformed file',
  EMPTY_FILE: 'with an empty file',
  FILE_WITHOUT_TIMES: 'with a file without times',
  REJECTED_BY_DESTINATION: 'rejected by the destination',
  STUCK_AT_DESTINATION: 'stuck at the destination',
  DELETED_AT_DESTINATION: 'deleted at the destination',
};

/** Why a workout was not copied, in words: "11 " and this. A reason that is not known stays as it is. */
export function skipText(reason: string): string {
  return Object.hasOwn(TEXTS, reason) ? TEXTS[reason as SkipReason] : reason;
}
