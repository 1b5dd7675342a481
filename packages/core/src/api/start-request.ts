import * as z from 'zod';

import { type CivilDate, parseCivilDate } from '../domain/civil-date.ts';
import { BODY, expected, text } from './expected.ts';

/** Which providers can be read from and written to. */
export interface ProviderNames {
  readonly sources: readonly string[];
  readonly destinations: readonly string[];
}

/** Body of a start, and of asking what it would do. */
export function startRequestSchema({ sources, destinations }: ProviderNames) {
  const fields = {
    source: provider(sources).meta({ description: 'Provider to read from.' }),
    destination: provider(destinations).meta({ description: 'Another provider, to write to.' }),
    startDate: civilDate('First day, inclusive.'),
    endDate: civilDate('Last day, inclusive; today or before.'),
    timeZone: timeZone().optional(),
  };
  return z
    .strictObject(fields, { error: expected(BODY) })
    .refine(({ source, destination }) => source !== destination, {
      path: ['destination'],
      error: 'Expected another provider than `source`',
    })
    .meta({ id: 'StartRequest' });
}

/** The body that a client sends. */
export type StartBody = Readonly<z.input<ReturnType<typeof startRequestSchema>>>;

function provider(names: readonly string[]) {
  return text((name) => names.includes(name), `one of ${names.join(', ')}`).meta({ enum: [...names] });
}

function civilDate(description: string) {
  return text((date) => parseCivilDate(date) !== undefined, 'a date YYYY-MM-DD that exists')
    .meta({ description, format: 'date', examples: ['2023-12-31'] })
    .transform((date) => date as CivilDate);
}

function timeZone() {
  return text(isTimeZone, 'an IANA time zone').meta({
    description: 'IANA time zone in which months begin and "today" is judged. Default UTC.',
    examples: ['Europe/Berlin'],
  });
}

/** Intl takes offsets such as +05:30 too; they are no zones, and know no summer time. */
function isTimeZone(name: string): boolean {
  try {
    return /^[a-z]/i.test(new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone);
  } catch {
    return false;
  }
}
