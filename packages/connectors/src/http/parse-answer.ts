import type * as z from 'zod';

import { ProviderError } from '../errors.ts';
import type { HttpAnswer } from './http-answer.ts';
import { readJson } from './read-json.ts';

/**
 * The body as `schema` describes it. Throws ProviderError TRANSIENT when it is something else: a cut or foreign
 * answer is worth another try. The message names the paths that were wrong, never a value.
 */
export function parseAnswer<T extends z.ZodType>(
  schema: T,
  answer: HttpAnswer,
  provider: string,
): z.output<T> {
  const result = schema.safeParse(readJson(answer.body));
  if (result.success) return result.data;
  const paths = result.error.issues
    .slice(0, 3)
    .map(({ path, code }) => `${path.join('.') || 'body'} (${code})`);
  throw new ProviderError(
    'TRANSIENT',
    `Expected ${provider} to answer in its documented form, got a wrong ${paths.join(', ')}`,
    { provider, httpStatus: answer.status },
  );
}
