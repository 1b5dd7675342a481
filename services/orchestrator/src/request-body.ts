import { type FieldError, ProblemError } from '@syncwell/core/domain/errors';
import * as z from 'zod';

/** Wrong fields that one answer names. */
const MAX_ERRORS = 20;
const MAX_SHOWN_CHARACTERS = 40;
/** What every body has to be. */
export const BODY = 'a JSON object as the body';

/**
 * The body as `schema` describes it. Throws ProblemError `invalid-request` with one entry per wrong field: what was
 * expected and what came.
 */
export function parseBody<T extends z.ZodType>(schema: T, body: string | undefined): z.output<T> {
  const parsed = schema.safeParse(readJson(body));
  if (!parsed.success) throw invalid(parsed.error.issues.flatMap(toFieldErrors));
  return parsed.data;
}

function readJson(body: string | undefined): unknown {
  try {
    return JSON.parse(body ?? '');
  } catch {
    throw invalid([{ pointer: '', detail: `Expected ${BODY}, got ${body ? 'no JSON' : 'nothing'}` }]);
  }
}

/** One message for both, a value of another type and a text that is not right. */
export function text(isRight: (value: string) => boolean, what: string) {
  const error = expected(what);
  return z.string({ error }).refine(isRight, { error });
}

export function expected(what: string) {
  return ({ input }: { readonly input?: unknown }) => `Expected ${what}, got ${shown(input)}`;
}

/** As {@link text}, for what must not be repeated in an answer. */
export function secretText(isRight: (value: string) => boolean, what: string) {
  const error = ({ input }: { readonly input?: unknown }) =>
    `Expected ${what}, got ${typeof input === 'string' ? 'another text' : shown(input)}`;
  return z.string({ error }).refine(isRight, { error });
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

export function invalid(errors: readonly FieldError[]): ProblemError {
  const { pointer, detail } = errors[0] ?? { pointer: '', detail: '' };
  const where = pointer === '' ? '' : `${pointer}: `;
  const rest = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  return new ProblemError('invalid-request', `${where}${detail}${rest}`, {
    errors: errors.slice(0, MAX_ERRORS),
  });
}
