import fc from 'fast-check';

import { type CivilDate, civilDate } from '../domain/civil-date.ts';

const FIRST = new Date('1900-01-01T00:00:00Z');
const LAST = new Date('2100-12-31T00:00:00Z');

/** Any day of two centuries, with both a leap and a non-leap turn of the century in it. */
export function civilDates(): fc.Arbitrary<CivilDate> {
  return fc
    .date({ min: FIRST, max: LAST, noInvalidDate: true })
    .map((date) => civilDate(date.toISOString().slice(0, 10)));
}
