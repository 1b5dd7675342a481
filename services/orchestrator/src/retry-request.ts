import { retryRequestSchema } from '@syncwell/core/api/retry-request';

import { invalid, parseBody } from './request-body.ts';

/** The chunks to try again; undefined = all that are not completed. Throws ProblemError `invalid-request`. */
export function parseRetryRequest(body: string | undefined): readonly number[] | undefined {
  return body === undefined || body === '' ? undefined : parseBody(retryRequestSchema, body).chunks;
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
