import * as z from 'zod';

import { ProviderError } from '../errors.ts';
import type { HttpAnswer } from '../http/http-answer.ts';
import { parseAnswer } from '../http/parse-answer.ts';
import { parseScopes } from './parse-scopes.ts';
import type { Tokens } from './tokens.ts';

/** RFC 6749, 5.1, and Strava's `expires_at` (epoch seconds) beside it. */
const answerSchema = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).nullish(),
  expires_in: z.number().positive().nullish(),
  expires_at: z.number().positive().nullish(),
  scope: z.string().nullish(),
});

/**
 * The tokens of an answer to a request that was sent at `sentAt`. The time left counts from there: it is in the answer
 * as a duration, so that a provider's clock that differs from ours does no harm. Throws ProviderError TRANSIENT.
 */
export function parseTokens(
  answer: HttpAnswer,
  { provider, sentAt }: { readonly provider: string; readonly sentAt: Date },
): Tokens {
  const { access_token, refresh_token, expires_in, expires_at, scope } = parseAnswer(
    answerSchema,
    answer,
    provider,
  );
  const endMs = expires_in ? sentAt.getTime() + expires_in * 1000 : expires_at && expires_at * 1000;
  if (!endMs) {
    const expected = `Expected ${provider} to say how long its token lasts, got nothing`;
    throw new ProviderError('TRANSIENT', expected, { provider, httpStatus: answer.status });
  }
  return {
    accessToken: access_token,
    issuedAt: sentAt.toISOString(),
    expiresAt: new Date(endMs).toISOString(),
    ...(refresh_token ? { refreshToken: refresh_token } : {}),
    ...(scope ? { scopes: parseScopes(scope) } : {}),
  };
}
