import * as z from 'zod';

import { type ProviderError, type ProviderErrorCode } from '../errors.ts';
import { errorCodeOfStatus } from '../http/error-code-of-status.ts';
import type { HttpAnswer } from '../http/http-answer.ts';
import { readJson } from '../http/read-json.ts';
import { toRefusal } from '../http/refusal.ts';
import { fitbitDescriptor } from './descriptor.ts';
import { readRetryAt } from './read-retry-at.ts';

/** google.rpc.Status with an ErrorInfo among its details. */
const errorSchema = z.object({
  error: z.object({
    status: z.string().optional().catch(undefined),
    details: z
      .array(z.object({ reason: z.string().optional().catch(undefined) }))
      .catch([])
      .default([]),
  }),
});

/** What a refused Google Health request means. Its `message` is left out: it may quote the filter. */
export function toFitbitError(answer: HttpAnswer, now: Date): ProviderError {
  const body = errorSchema.safeParse(readJson(answer.body));
  const status = body.data?.error.status;
  const reason = body.data?.error.details.find((detail) => detail.reason !== undefined)?.reason;
  const code = codeOf(answer.status, status, reason);
  return toRefusal(answer, {
    provider: fitbitDescriptor.name,
    code,
    words: [status, reason],
    retryAt: code === 'RATE_LIMITED' ? readRetryAt(answer.headers, now) : undefined,
  });
}

function codeOf(
  httpStatus: number,
  status: string | undefined,
  reason: string | undefined,
): ProviderErrorCode {
  const isUnlinked = reason === 'ACCOUNT_NOT_LINKED' || status === 'FAILED_PRECONDITION';
  return httpStatus === 400 && isUnlinked ? 'ACCOUNT_NOT_LINKED' : errorCodeOfStatus(httpStatus);
}
