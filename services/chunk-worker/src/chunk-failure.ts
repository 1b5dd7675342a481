import { ProviderError, type ProviderErrorCode } from '@syncwell/connectors/errors';
import { isRetryable } from '@syncwell/core/domain/errors';
import type { Waiting } from '@syncwell/core/domain/orchestration';
import type { FailureReason } from '@syncwell/core/domain/outcome';

import { UnfinishedMonthError } from './unfinished-month.ts';

/** What an error of a try means for its chunk. */
export type ChunkFailure =
  /** Trying again cannot help. */
  | { readonly act: 'fail'; readonly reason: FailureReason }
  /** Trying again may help, later. */
  | { readonly act: 'release'; readonly reason: FailureReason }
  /** Nothing of the whole orchestration can help before `until`; the try does not count. */
  | { readonly act: 'park'; readonly waiting: Waiting & { readonly until: string } }
  /** Only the user can help, at this provider; the try does not count. */
  | { readonly act: 'reconnect'; readonly provider: string }
  /** It got on but did not come to its end; the try does not count. */
  | { readonly act: 'yield' }
  /** Something of our own did not answer; the try does not count, and its message comes back. */
  | { readonly act: 'give back' };

/** How long a whole application that a provider has shut out waits before it asks again. */
const APP_BLOCKED_WAIT_MS = 60 * 60 * 1000;
/** How long a rate limit lasts when the provider does not say. */
const RATE_LIMIT_WAIT_MS = 15 * 60 * 1000;
/** How long a provider that is down is left alone when nobody says. */
const CIRCUIT_WAIT_MS = 60 * 1000;

export function toChunkFailure(error: unknown, now: Date): ChunkFailure {
  if (error instanceof UnfinishedMonthError) {
    return error.settled > 0 ? { act: 'yield' } : { act: 'release', reason: error.reason };
  }
  if (isRetryable(error)) return { act: 'give back' };
  if (!(error instanceof ProviderError)) return { act: 'release', reason: 'INTERNAL_ERROR' };
  return toProviderFailure(error, error.code, now);
}

function toProviderFailure(error: ProviderError, code: ProviderErrorCode, now: Date): ChunkFailure {
  const { provider, retryAt, limit } = error;
  const after = (ms: number) => new Date(now.getTime() + ms).toISOString();
  switch (code) {
    case 'AUTH_REVOKED':
    case 'SCOPE_MISSING':
    case 'ACCOUNT_NOT_LINKED':
      return { act: 'reconnect', provider };
    case 'RATE_LIMITED':
      return {
        act: 'park',
        waiting: {
          ...{ reason: 'RATE_LIMITED', provider, until: retryAt ?? after(RATE_LIMIT_WAIT_MS) },
          ...(limit === undefined ? {} : { limit }),
        },
      };
    case 'CIRCUIT_OPEN':
      return {
        act: 'park',
        waiting: { reason: 'PROVIDER_UNAVAILABLE', provider, until: retryAt ?? after(CIRCUIT_WAIT_MS) },
      };
    case 'APP_INACTIVE':
    case 'ATHLETE_CAP':
      return { act: 'park', waiting: { reason: 'APP_BLOCKED', provider, until: after(APP_BLOCKED_WAIT_MS) } };
    case 'TRANSIENT':
      return { act: 'release', reason: 'PROVIDER_UNAVAILABLE' };
    case 'PROVIDER_GONE':
      return { act: 'fail', reason: 'PROVIDER_GONE' };
    case 'ITEM_REJECTED':
    case 'BAD_REQUEST':
      return { act: 'fail', reason: 'REQUEST_REJECTED' };
  }
}
