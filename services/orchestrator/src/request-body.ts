import { BODY, cut } from '@syncwell/core/api/expected';
import type { FieldError } from '@syncwell/core/api/problem';
import { ProblemError } from '@syncwell/core/domain/errors';
import type * as z from 'zod';

/** Wrong fields that one answer names. */
const MAX_ERRORS = 20;

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

export function invalid(errors: readonly FieldError[]): ProblemError {
  const { pointer, detail } = errors[0] ?? { pointer: '', detail: '' };
  const where = pointer === '' ? '' : `${pointer}: `;
  const rest = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  return new ProblemError('invalid-request', `${where}${detail}${rest}`, {
    errors: errors.slice(0, MAX_ERRORS),
  });
}
