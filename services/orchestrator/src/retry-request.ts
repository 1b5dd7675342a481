import { MAX_CHUNKS } from '@syncwell/core/domain/chunk-plan';
import * as z from 'zod';

import { expected, invalid, parseBody } from './request-body.ts';

const indexError = { error: expected(`a chunk index, 0 to ${MAX_CHUNKS - 1}`) };
const chunkIndex = z
  .number(indexError)
  .refine((index) => Number.isInteger(index) && index >= 0 && index < MAX_CHUNKS, indexError);

const retrySchema = z.strictObject(
  {
    chunks: z
      .array(chunkIndex, { error: expected('an array of chunk indexes') })
      .min(1, { error: 'Expected at least one chunk index, got none' })
      .max(MAX_CHUNKS, { error: `Expected at most ${MAX_CHUNKS} chunk indexes` })
      .superRefine(refuseRepeats)
      .optional(),
  },
  { error: expected('{"chunks": [chunk indexes]} or no body') },
);

/** The chunks to try again; undefined = all that are not completed. Throws ProblemError `invalid-request`. */
export function parseRetryRequest(body: string | undefined): readonly number[] | undefined {
  return body === undefined || body === '' ? undefined : parseBody(retrySchema, body).chunks;
}

/** Throws ProblemError `invalid-request` when a chunk is named that the plan does not have. */
export function checkInPlan(chunks: readonly number[] | undefined, totalChunks: number): void {
  const errors = (chunks ?? []).flatMap((index, position) =>
    index < totalChunks
      ? []
      : [
          {
            pointer: `/chunks/${position}`,
            detail: `Expected a chunk of the plan, 0 to ${totalChunks - 1}, got ${index}`,
          },
        ],
  );
  if (errors.length > 0) throw invalid(errors);
}

function refuseRepeats(chunks: readonly number[], context: z.RefinementCtx): void {
  const seen = new Set<number>();
  for (const [position, index] of chunks.entries()) {
    if (seen.has(index)) {
      context.addIssue({
        code: 'custom',
        path: [position],
        message: `Expected each chunk once, got ${index} again`,
      });
    }
    seen.add(index);
  }
}
