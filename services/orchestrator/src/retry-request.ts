import { MAX_CHUNKS } from '@syncwell/core/domain/chunk-plan';
import { ProblemError } from '@syncwell/core/domain/errors';
import * as z from 'zod';

const retrySchema = z.strictObject({
  chunks: z
    .array(
      z
        .int()
        .min(0)
        .max(MAX_CHUNKS - 1),
    )
    .min(1)
    .max(MAX_CHUNKS)
    .optional(),
});

/** The failed chunks to try again; undefined = all. Throws ProblemError `invalid-request`. */
export function parseRetryRequest(body: string | undefined): readonly number[] | undefined {
  if (body === undefined || body === '') return undefined;
  const parsed = retrySchema.safeParse(readJson(body));
  if (parsed.success) return parsed.data.chunks;
  throw new ProblemError('invalid-request', 'Expected {"chunks": [chunk indexes]} or no body.', {
    errors: parsed.error.issues.map(({ path, message }) => ({
      pointer: path.map((name) => `/${String(name)}`).join(''),
      detail: message,
    })),
  });
}

function readJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
