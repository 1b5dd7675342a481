import { addMonths } from 'date-fns/addMonths';
import { differenceInCalendarMonths } from 'date-fns/differenceInCalendarMonths';
import { lastDayOfMonth } from 'date-fns/lastDayOfMonth';
import { startOfMonth } from 'date-fns/startOfMonth';

import { type CivilDate, toCivilDate, toUtcDate } from './civil-date.ts';
import type { DateRange } from './date-range.ts';

/** A hundred years: bounds the record's size (one outcome per chunk) below DynamoDB's 400 KB item limit. */
export const MAX_CHUNKS = 1_200;

/** One month of work. `index` counts from 0 at the oldest month and names the chunk for the life of the record. */
export interface Chunk extends DateRange {
  readonly index: number;
}

/** How many civil months `range` touches. */
export function countChunks({ start, end }: DateRange): number {
  return differenceInCalendarMonths(toUtcDate(end), toUtcDate(start)) + 1;
}

/**
 * The chunks of `range`, oldest first: one per civil month, the first and the last clipped to the range.
 * They tile the range: no gap, no overlap. Chunks are derived, never stored.
 */
export function planChunks(range: DateRange): Chunk[] {
  return Array.from({ length: countChunks(range) }, (_, index) => chunkAt(range, index));
}

/** Chunk `index` of `range`; the caller keeps 0 <= index < countChunks(range). */
export function chunkAt(range: DateRange, index: number): Chunk {
  const firstDay = addMonths(startOfMonth(toUtcDate(range.start)), index);
  return {
    index,
    start: latest(toCivilDate(firstDay), range.start),
    end: earliest(toCivilDate(lastDayOfMonth(firstDay)), range.end),
  };
}

function latest(a: CivilDate, b: CivilDate): CivilDate {
  return a > b ? a : b;
}

function earliest(a: CivilDate, b: CivilDate): CivilDate {
  return a < b ? a : b;
}
