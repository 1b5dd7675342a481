import { addDays } from '@syncwell/core/domain/civil-date';
import type { DateRange } from '@syncwell/core/domain/date-range';

const MEMBER = 'exercise.interval.civil_start_time';

/**
 * The filter of all exercises that start, on the wall clock where they were recorded, within `range`. The only member
 * that the exercise type can be filtered by; literals without offset. Source: Google Health API v4, filters.
 */
export function toExerciseFilter({ start, end }: DateRange): string {
  return `${MEMBER} >= "${start}T00:00:00" AND ${MEMBER} < "${addDays(end, 1)}T00:00:00"`;
}
