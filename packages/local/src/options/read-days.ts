import { type CivilDate, parseCivilDate } from '@syncwell/core/domain/civil-date';

import { UsageError } from './usage-error.ts';

/** The day that an option names. @throws UsageError */
export function readDay(name: string, text: string): CivilDate {
  const day = parseCivilDate(text);
  if (day !== undefined) return day;
  throw new UsageError(`Expected \`--${name}\` to be a date that exists, YYYY-MM-DD, got ${text}`);
}

/** The days of `--from` and `--to`, in order. @throws UsageError */
export function readDays(values: { readonly from: string; readonly to: string }) {
  const [from, to] = [readDay('from', values.from), readDay('to', values.to)];
  if (from <= to) return { from, to };
  throw new UsageError(`Expected \`--from\` to be on or before \`--to\`, got ${from} and ${to}`);
}
