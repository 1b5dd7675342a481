import { civilDate } from '@syncwell/core/domain/civil-date';
import type { DateRange } from '@syncwell/core/domain/date-range';

const END_YEAR = 2024;

/** The last `count` whole months before 2024. */
export function monthsUntil2024(count: number): DateRange {
  const first = END_YEAR * 12 - count;
  const year = Math.floor(first / 12);
  const month = String((first % 12) + 1).padStart(2, '0');
  return { start: civilDate(`${year}-${month}-01`), end: civilDate(`${END_YEAR - 1}-12-31`) };
}
