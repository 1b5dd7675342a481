import { groupByYear, paintLetters, type YearOfMonths } from './month-strip.ts';
import type { Paint } from './paint.ts';

/** Letters by urgency: the one that stands for a whole year when there is no room for its months. */
const MOST_TELLING = ['F', 'r', 'w', '.', 'C', 'e'];
const GAP = '  ';
const YEARS_PER_DECADE = 10;

/** A year with its months, or a decade with its years. All cells of a grid have the same width. */
interface Cell {
  readonly year: number;
  readonly letters: string;
}

/**
 * The months as rows of years (`2020 CCCC..r.....  2021 ...`), the months of all years below each other, in at most
 * `columns` and `lines`; where they do not fit, rows of decades with a letter per year. Where things stand depends on
 * the range and the size alone, so nothing moves from frame to frame. Empty where there is no room for either.
 */
export function layOutMonths(
  { months, startDate }: { readonly months: string; readonly startDate: string },
  size: { readonly columns: number; readonly lines: number },
  paint: Paint,
): string[] {
  const years = groupByYear(months, startDate);
  const byMonth = toRows(
    years.map(({ year, calendar }) => ({ year, letters: calendar })),
    size.columns,
    paint,
  );
  if (byMonth.length > 0 && byMonth.length <= size.lines) return byMonth;
  const byYear = [paint('dim', 'a letter a year'), ...toRows(toDecades(years), size.columns, paint)];
  return byYear.length > 1 && byYear.length <= size.lines ? byYear : [];
}

/** No rows when not even one cell fits. */
function toRows(cells: readonly Cell[], columns: number, paint: Paint): string[] {
  const width = Math.max(...cells.map(({ year, letters }) => `${year} ${letters}`.length));
  const perRow = Math.floor((columns + GAP.length) / (width + GAP.length));
  if (perRow === 0) return [];
  return Array.from({ length: Math.ceil(cells.length / perRow) }, (_, row) =>
    cells
      .slice(row * perRow, (row + 1) * perRow)
      .map(({ year, letters }) => `${paint('dim', String(year))} ${paintLetters(letters, paint)}`)
      .join(GAP),
  );
}

function toDecades(years: readonly YearOfMonths[]): Cell[] {
  const decades = Map.groupBy(years, ({ year }) => year - (year % YEARS_PER_DECADE));
  return [...decades].map(([decade, members]) => {
    const before = ' '.repeat((members[0]?.year ?? decade) - decade);
    const letters = members.map(
      ({ letters: own }) => MOST_TELLING.find((letter) => own.includes(letter)) ?? ' ',
    );
    return { year: decade, letters: `${before}${letters.join('')}`.padEnd(YEARS_PER_DECADE) };
  });
}
