import { chunkAt, planChunks } from '../chunk-plan.ts';
import { addDays, todayIn } from '../civil-date.ts';
import type { DateRange } from '../date-range.ts';
import type { Listed } from '../listed-orchestration.ts';
import { rangeOf } from '../orchestration.ts';

/**
 * Chunks of `range` of which earlier syncs of the route copied every day. Only syncs of the same time zone tell: in
 * another one days begin at other hours.
 */
export function copiedChunks(
  range: DateRange,
  timeZone: string,
  earlier: readonly Listed[],
): ReadonlySet<number> {
  const copied = new Map<string, DateRange[]>();
  for (const record of earlier.filter((one) => one.timeZone === timeZone)) {
    for (const days of copiedDays(record)) {
      const month = monthOf(days);
      copied.set(month, [...(copied.get(month) ?? []), days]);
    }
  }
  const whole = planChunks(range).filter((chunk) => isCovered(chunk, copied.get(monthOf(chunk)) ?? []));
  return new Set(whole.map(({ index }) => index));
}

/** A day that was not over when its sync began may have had a workout after it was copied. */
function copiedDays(record: Listed): DateRange[] {
  const range = rangeOf(record);
  const lastWhole = addDays(todayIn(record.timeZone, new Date(record.createdAt)), -1);
  return [...record.outcomes]
    .filter(([, { kind }]) => kind === 'COMPLETED')
    .map(([index]) => chunkAt(range, index))
    .map(({ start, end }) => ({ start, end: end < lastWhole ? end : lastWhole }));
}

/** `2024-03`: no chunk has days of two months. */
function monthOf({ start }: DateRange): string {
  return start.slice(0, 7);
}

function isCovered({ start, end }: DateRange, ranges: readonly DateRange[]): boolean {
  let next = start;
  for (const range of ranges.toSorted((a, b) => (a.start < b.start ? -1 : 1))) {
    if (range.start <= next && range.end >= next) next = addDays(range.end, 1);
  }
  return next > end;
}
