import type { StatusView } from '@syncwell/client';
import type { Comparison, CopyState } from './compare-copies.ts';
import { groupByYear } from './month-strip.ts';
import { renderTable } from './render-table.ts';

/** A row per year and one for all of them: what the source has, what became of it, the letters of the months. */
export function yearTable(view: StatusView, { states }: Comparison): string[] {
  const count = (year: string | undefined, wanted: CopyState | undefined) =>
    states.filter(
      ({ entry, state }) =>
        (year === undefined || entry.civilDate.startsWith(year)) &&
        (wanted === undefined || state === wanted),
    ).length;
  const row = (label: string, year: string | undefined, months: string) => [
    label,
    count(year, undefined),
    count(year, 'copied'),
    count(year, 'same-start'),
    count(year, 'skipped'),
    count(year, 'missing'),
    months,
  ];
  const years = groupByYear(view.months, view.startDate);
  return renderTable(
    ['year', 'at source', 'copied', 'same start', 'left out', 'missing', 'months'],
    [
      ...years.map(({ year, calendar }) => row(String(year), `${year}-`, calendar)),
      ...(years.length > 1 ? [row('all', undefined, '')] : []),
    ],
  );
}
