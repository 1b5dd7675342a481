import * as z from 'zod';

import type { ProviderError, ProviderErrorCode } from '../errors.ts';
import { errorCodeOfStatus } from '../http/error-code-of-status.ts';
import type { HttpAnswer } from '../http/http-answer.ts';
import { readJson } from '../http/read-json.ts';
import { toRefusal } from '../http/refusal.ts';

/** RFC 6749, 5.2. */
const refusalSchema = z.object({ error: z.string().default('').catch('') }).catch({ error: '' });

/** What a token endpoint means that refuses in the standard's words. `error_description` is left out: it is free text. */
export function toTokenError(answer: HttpAnswer, provider: string): ProviderError {
  const { error } = refusalSchema.parse(readJson(answer.body));
  const code =
    error === 'invalid_grant' ? 'AUTH_REVOKED' : tokenErrorCodeOf(errorCodeOfStatus(answer.status));
  return toRefusal(answer, { provider, code, words: [error] });
}

/**
 * Here only a dead code or refresh token is the user's matter. Every other refusal is about this application: its
 * credentials, its redirect URI, its standing. Nothing may fail or ask users to connect again because of that.
 */
export function tokenErrorCodeOf(code: ProviderErrorCode): ProviderErrorCode {
  switch (code) {
    case 'AUTH_REVOKED':
    case 'SCOPE_MISSING':
    case 'ACCOUNT_NOT_LINKED':
    case 'ITEM_REJECTED':
    case 'BAD_REQUEST':
    case 'APP_INACTIVE':
      return 'APP_INACTIVE';
    case 'ATHLETE_CAP':
    case 'PROVIDER_GONE':
    case 'RATE_LIMITED':
    case 'TRANSIENT':
    case 'CIRCUIT_OPEN':
      return code;
  }
}
