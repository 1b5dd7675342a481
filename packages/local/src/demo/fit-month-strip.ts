import { groupByYear, paintLetters } from './month-strip.ts';
import type { Paint } from './paint.ts';

/** A text and the columns it takes; colours take none. */
export interface Segment {
  readonly text: string;
  readonly columns: number;
}

/** Letters by urgency: the letter that stands for a whole year when there is no room for its months. */
const MOST_TELLING = ['F', 'r', 'w', '.', 'C', 'e'];

/**
 * The month strip in at most `columns`: with years before the months (`2020 CCCC.. 2021 ...`), else the bare months, else
 * one letter per year (its most telling one), else undefined.
 */
export function fitMonthStrip(
  { months, startDate }: { months: string; startDate: string },
  columns: number,
  paint: Paint,
): Segment | undefined {
  const years = groupByYear(months, startDate);
  const dated = years.map(({ year, letters }) => `${year} ${letters}`).join(' ');
  if (dated.length <= columns) {
    const painted = years.map(
      ({ year, letters }) => `${paint('dim', String(year))} ${paintLetters(letters, paint)}`,
    );
    return { text: painted.join(' '), columns: dated.length };
  }
  if (months.length <= columns) return { text: paintLetters(months, paint), columns: months.length };
  const perYear = years
    .map(({ letters }) => MOST_TELLING.find((letter) => letters.includes(letter)) ?? '.')
    .join('');
  return perYear.length <= columns
    ? { text: paintLetters(perYear, paint), columns: perYear.length }
    : undefined;
}
