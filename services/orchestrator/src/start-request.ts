import type { CivilDate } from '@syncwell/core/domain/civil-date';
import { parseCivilDate, todayIn } from '@syncwell/core/domain/civil-date';
import { countChunks, MAX_CHUNKS } from '@syncwell/core/domain/chunk-plan';
import { type FieldError, ProblemError } from '@syncwell/core/domain/errors';
import * as z from 'zod';

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
/** Wrong fields that one answer names. */
const MAX_ERRORS = 20;
const MAX_SHOWN_CHARACTERS = 40;
const BODY = 'a JSON object as the body';

/**
 * Parses the body of a start. Throws ProblemError `invalid-request` with one entry per wrong field: what was expected
 * and what came.
 */
export function parseStartRequest(
  body: string | undefined,
  providers: ProviderNames,
  now: Date,
): StartRequest {
  const parsed = startSchema(providers).safeParse(readJson(body));
  if (!parsed.success) throw invalid(parsed.error.issues.flatMap(toFieldErrors));
  const request = { ...parsed.data, timeZone: parsed.data.timeZone ?? DEFAULT_TIME_ZONE };
  const errors = rangeErrors(request, now);
  if (errors.length > 0) throw invalid(errors);
  return request;
}

function readJson(body: string | undefined): unknown {
  try {
    return JSON.parse(body ?? '');
  } catch {
    throw invalid([{ pointer: '', detail: `Expected ${BODY}, got ${body ? 'no JSON' : 'nothing'}` }]);
  }
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

/** One message for both, a value of another type and a text that is not right. */
function text(isRight: (value: string) => boolean, what: string) {
  const error = expected(what);
  return z.string({ error }).refine(isRight, { error });
}

function expected(what: string) {
  return ({ input }: { readonly input?: unknown }) => `Expected ${what}, got ${shown(input)}`;
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

function toFieldErrors(issue: z.core.$ZodIssue): FieldError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      pointer: `/${escapePointer(cut(key))}`,
      detail: 'Expected no such field',
    }));
  }
  const pointer = issue.path.map((name) => `/${escapePointer(String(name))}`).join('');
  return [{ pointer, detail: issue.message }];
}

/** RFC 6901: `~` and `/` are escaped in a pointer. */
function escapePointer(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** What came, short enough for a message. */
function shown(input: unknown): string {
  if (input === undefined) return 'nothing';
  if (Array.isArray(input)) return 'an array';
  if (typeof input === 'object' && input !== null) return 'an object';
  return cut(typeof input === 'string' ? input : JSON.stringify(input));
}

function cut(value: string): string {
  return value.length > MAX_SHOWN_CHARACTERS ? `${value.slice(0, MAX_SHOWN_CHARACTERS)}...` : value;
}

function invalid(errors: readonly FieldError[]): ProblemError {
  const { pointer, detail } = errors[0] ?? { pointer: '', detail: '' };
  const where = pointer === '' ? '' : `${pointer}: `;
  const rest = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  return new ProblemError('invalid-request', `${where}${detail}${rest}`, {
    errors: errors.slice(0, MAX_ERRORS),
  });
}
