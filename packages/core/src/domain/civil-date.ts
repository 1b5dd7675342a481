import { UTCDate } from '@date-fns/utc';
import { addDays as addDaysTo } from 'date-fns/addDays';
import { isValid } from 'date-fns/isValid';
import { lightFormat } from 'date-fns/lightFormat';
import { parseISO } from 'date-fns/parseISO';
import { utc } from '@date-fns/utc';

/** A calendar day `YYYY-MM-DD`: no time, no zone. Comparing two as strings compares them as days. */
export type CivilDate = string & { readonly __brand: 'CivilDate' };

/** Years 1 to 9999: the calendar has no year 0, and five digits would break the comparison as strings. */
const SHAPE = /^(?!0000)\d{4}-\d{2}-\d{2}$/;

/** The day that `text` names, or undefined when no such day exists (2023-02-29) or the form is another one. */
export function parseCivilDate(text: string): CivilDate | undefined {
  return SHAPE.test(text) && isValid(parseISO(text, { in: utc })) ? (text as CivilDate) : undefined;
}

/** For dates written in code. Throws RangeError on a day that does not exist. */
export function civilDate(text: string): CivilDate {
  const date = parseCivilDate(text);
  if (date === undefined) throw new RangeError(`Expected a date YYYY-MM-DD, got ${text}`);
  return date;
}

export function addDays(date: CivilDate, days: number): CivilDate {
  return toCivilDate(addDaysTo(toUtcDate(date), days));
}

/** Midnight UTC of the day: a carrier for calendar arithmetic, never an instant of the user's life. */
export function toUtcDate(date: CivilDate): UTCDate {
  return new UTCDate(parseISO(date, { in: utc }));
}

export function toCivilDate(date: Date): CivilDate {
  return lightFormat(new UTCDate(date), 'yyyy-MM-dd') as CivilDate;
}

/** The day on the wall calendar of `timeZone` (IANA name) at `now`. Throws RangeError on an unknown zone. */
export function todayIn(timeZone: string, now: Date): CivilDate {
  // en-CA writes dates as YYYY-MM-DD.
  return civilDate(new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(now));
}
