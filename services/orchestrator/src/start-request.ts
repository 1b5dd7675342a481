import type { CivilDate } from '@syncwell/core/domain/civil-date';
import { parseCivilDate, todayIn } from '@syncwell/core/domain/civil-date';
import { countChunks, MAX_CHUNKS } from '@syncwell/core/domain/chunk-plan';
import type { FieldError } from '@syncwell/core/domain/errors';
import * as z from 'zod';

import { BODY, expected, invalid, parseBody, text } from './request-body.ts';

/** Which providers can be read from and written to. */
export interface ProviderNames {
  readonly sources: readonly string[];
  readonly destinations: readonly string[];
}

/** A start as its caller means it. Dates are civil and inclusive. */
export interface StartRequest {
  readonly source: string;
  readonly destination: string;
  readonly startDate: CivilDate;
  readonly endDate: CivilDate;
  /** IANA name; "today" is judged in it. */
  readonly timeZone: string;
}

const DEFAULT_TIME_ZONE = 'UTC';

/**
 * Parses the body of a start. Throws ProblemError `invalid-request` with one entry per wrong field: what was expected
 * and what came.
 */
export function parseStartRequest(
  body: string | undefined,
  providers: ProviderNames,
  now: Date,
): StartRequest {
  const parsed = parseBody(startSchema(providers), body);
  const request = { ...parsed, timeZone: parsed.timeZone ?? DEFAULT_TIME_ZONE };
  const errors = rangeErrors(request, now);
  if (errors.length > 0) throw invalid(errors);
  return request;
}

function startSchema({ sources, destinations }: ProviderNames) {
  const fields = {
    source: provider(sources),
    destination: provider(destinations),
    startDate: civilDate(),
    endDate: civilDate(),
    timeZone: timeZone().optional(),
  };
  return z
    .strictObject(fields, { error: expected(BODY) })
    .refine(({ source, destination }) => source !== destination, {
      path: ['destination'],
      error: 'Expected another provider than `source`',
    });
}

function provider(names: readonly string[]) {
  return text((name) => names.includes(name), `one of ${names.join(', ')}`);
}

function civilDate() {
  return text((date) => parseCivilDate(date) !== undefined, 'a date YYYY-MM-DD that exists').transform(
    (date) => date as CivilDate,
  );
}

function timeZone() {
  return text(isTimeZone, 'an IANA time zone');
}

/** Intl takes offsets such as +05:30 too; they are no zones, and know no summer time. */
function isTimeZone(name: string): boolean {
  try {
    return /^[a-z]/i.test(new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone);
  } catch {
    return false;
  }
}

function rangeErrors(request: StartRequest, now: Date): FieldError[] {
  const { startDate, endDate, timeZone } = request;
  const today = todayIn(timeZone, now);
  if (startDate > endDate) {
    return [
      { pointer: '/startDate', detail: `Expected on or before \`endDate\`, got ${startDate} and ${endDate}` },
    ];
  }
  if (endDate > today) {
    return [
      { pointer: '/endDate', detail: `Expected today (${today} in ${timeZone}) or before, got ${endDate}` },
    ];
  }
  const chunks = countChunks({ start: startDate, end: endDate });
  return chunks > MAX_CHUNKS
    ? [{ pointer: '/startDate', detail: `Expected at most ${MAX_CHUNKS} months, got ${chunks}` }]
    : [];
}
