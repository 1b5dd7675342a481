import * as z from 'zod';

import type { ProviderError, ProviderErrorCode } from '../../errors.ts';
import { errorCodeOfStatus } from '../../http/error-code-of-status.ts';
import type { HttpAnswer } from '../../http/http-answer.ts';
import { readJson } from '../../http/read-json.ts';
import { toRefusal } from '../../http/refusal.ts';
import { thirdDescriptor } from './descriptor.ts';

const errorSchema = z.object({ error: z.string() }).catch({ error: '' });

/** Its own words, where the status says less. */
const CODES: Readonly<Record<string, ProviderErrorCode>> = { app_disabled: 'APP_INACTIVE' };

export function toThirdError(answer: HttpAnswer, now: Date): ProviderError {
  const { error } = errorSchema.parse(readJson(answer.body));
  const code = CODES[error] ?? errorCodeOfStatus(answer.status);
  const seconds = Number(answer.headers.get('retry-after') ?? 60);
  return toRefusal(answer, {
    provider: thirdDescriptor.name,
    code,
    words: [error],
    retryAt: code === 'RATE_LIMITED' ? new Date(now.getTime() + seconds * 1_000).toISOString() : undefined,
  });
}
