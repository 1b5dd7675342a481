import * as z from 'zod';

import { MAX_CHUNKS } from '../domain/chunk-plan.ts';
import { expected } from './expected.ts';

const indexError = { error: expected(`a chunk index, 0 to ${MAX_CHUNKS - 1}`) };
const chunkIndex = z
  .int(indexError)
  .min(0, indexError)
  .max(MAX_CHUNKS - 1, indexError);

/** Body of a retry; no body = all that is not completed. */
export const retryRequestSchema = z
  .strictObject(
    {
      chunks: z
        .array(chunkIndex, { error: expected('an array of chunk indexes') })
        .min(1, { error: 'Expected at least one chunk index, got none' })
        .max(MAX_CHUNKS, { error: `Expected at most ${MAX_CHUNKS} chunk indexes` })
        .superRefine(refuseRepeats)
        .meta({ description: 'Only these months; absent = all that are not completed.', uniqueItems: true })
        .optional(),
    },
    { error: expected('{"chunks": [chunk indexes]} or no body') },
  )
  .meta({ id: 'RetryRequest' });

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
