import { ProviderError, type ProviderErrorCode } from '@syncwell/connectors/errors';
import type { FailureReason } from '@syncwell/core/domain/outcome';

import { TimeBoxOverError } from './copy-month.ts';

/** What an error of a try means for the chunk. */
export interface ChunkFailure {
  readonly reason: FailureReason;
  /** Trying again cannot help. */
  readonly permanent: boolean;
  /** Earliest time at which a new try can help, when it is known. */
  readonly retryAt?: Date;
}

const PROVIDER_FAILURES: Readonly<Record<ProviderErrorCode, ChunkFailure>> = {
  AUTH_REVOKED: { reason: 'RECONNECT_REQUIRED', permanent: true },
  SCOPE_MISSING: { reason: 'RECONNECT_REQUIRED', permanent: true },
  ACCOUNT_NOT_LINKED: { reason: 'RECONNECT_REQUIRED', permanent: true },
  RATE_LIMITED: { reason: 'RATE_LIMITED', permanent: false },
  TRANSIENT: { reason: 'PROVIDER_UNAVAILABLE', permanent: false },
  ITEM_REJECTED: { reason: 'REQUEST_REJECTED', permanent: true },
  PROVIDER_GONE: { reason: 'PROVIDER_GONE', permanent: true },
  APP_INACTIVE: { reason: 'APP_BLOCKED', permanent: false },
  ATHLETE_CAP: { reason: 'APP_BLOCKED', permanent: false },
  BAD_REQUEST: { reason: 'REQUEST_REJECTED', permanent: true },
};

export function toChunkFailure(error: unknown): ChunkFailure {
  if (error instanceof TimeBoxOverError) return { reason: 'TIME_EXCEEDED', permanent: false };
  if (!(error instanceof ProviderError)) return { reason: 'INTERNAL_ERROR', permanent: false };
  const failure = PROVIDER_FAILURES[error.code];
  return error.retryAt === undefined ? failure : { ...failure, retryAt: new Date(error.retryAt) };
}
