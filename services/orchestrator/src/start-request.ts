import type { CivilDate } from '@syncwell/core/domain/civil-date';
import { parseCivilDate, todayIn } from '@syncwell/core/domain/civil-date';
import { countChunks, MAX_CHUNKS } from '@syncwell/core/domain/chunk-plan';
import { type FieldError, ProblemError } from '@syncwell/core/domain/errors';
import { z } from 'zod';

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
    throw new ProblemError('invalid-request', 'Expected a JSON object as the body, got something else.', {
      errors: [{ pointer: '', detail: 'Expected a JSON object' }],
    });
  }
}

function startSchema({ sources, destinations }: ProviderNames) {
  return z
    .strictObject({
      source: provider(sources),
      destination: provider(destinations),
      startDate: civilDate(),
      endDate: civilDate(),
      timeZone: timeZone().optional(),
    })
    .refine(({ source, destination }) => source !== destination, {
      path: ['destination'],
      error: 'Expected another provider than `source`',
    });
}

function provider(names: readonly string[]) {
  return z.string().refine((name) => names.includes(name), {
    error: ({ input }) => `Expected one of ${names.join(', ')}, got ${shown(input)}`,
  });
}

function civilDate() {
  return z
    .string()
    .refine((text) => parseCivilDate(text) !== undefined, {
      error: ({ input }) => `Expected a date YYYY-MM-DD that exists, got ${shown(input)}`,
    })
    .transform((text) => text as CivilDate);
}

function timeZone() {
  return z
    .string()
    .refine(isTimeZone, { error: ({ input }) => `Expected an IANA time zone, got ${shown(input)}` });
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
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
    return issue.keys.map((key) => ({ pointer: `/${escapePointer(key)}`, detail: 'Expected no such field' }));
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
  const MAX_SHOWN = 40;
  const text = typeof input === 'string' ? input : JSON.stringify(input);
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}...` : text;
}

function invalid(errors: readonly FieldError[]): ProblemError {
  const first = errors[0];
  const rest = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  return new ProblemError('invalid-request', `${first?.pointer ?? ''}: ${first?.detail ?? ''}${rest}`, {
    errors,
  });
}
