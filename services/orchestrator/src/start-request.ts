import type { FieldError } from '@syncwell/core/api/problem';
import { type ProviderNames, startRequestSchema } from '@syncwell/core/api/start-request';
import type { CivilDate } from '@syncwell/core/domain/civil-date';
import { todayIn } from '@syncwell/core/domain/civil-date';
import { countChunks, MAX_CHUNKS } from '@syncwell/core/domain/chunk-plan';

import { invalid, parseBody } from './request-body.ts';

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
  const parsed = parseBody(startRequestSchema(providers), body);
  const request = { ...parsed, timeZone: parsed.timeZone ?? DEFAULT_TIME_ZONE };
  const errors = rangeErrors(request, now);
  if (errors.length > 0) throw invalid(errors);
  return request;
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
