import type { UsedUpLimit } from '@syncwell/core/domain/budget/refusal';
import type { SkipReason } from '@syncwell/core/domain/skip-reason';

/** Classes of provider failure; what the worker does with each is decided in the worker, not here. */
export type ProviderErrorCode =
  | 'AUTH_REVOKED'
  | 'SCOPE_MISSING'
  | 'ACCOUNT_NOT_LINKED'
  | 'RATE_LIMITED'
  | 'TRANSIENT'
  /** It did not answer others: not asked, or the last failure of many. */
  | 'CIRCUIT_OPEN'
  | 'ITEM_REJECTED'
  | 'PROVIDER_GONE'
  | 'APP_INACTIVE'
  | 'ATHLETE_CAP'
  | 'BAD_REQUEST';

/** A provider said no, or said nothing. The message holds no token, no workout content and no user id. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError';
  readonly code: ProviderErrorCode;
  readonly provider: string;
  readonly httpStatus: number | undefined;
  /** ISO instant when a RATE_LIMITED or CIRCUIT_OPEN call may be tried again, when the provider tells or its rules say. */
  readonly retryAt: string | undefined;
  /** Which limit a RATE_LIMITED call met, when it is one of the whole application. */
  readonly limit: UsedUpLimit | undefined;
  /** Why one workout cannot be copied, with ITEM_REJECTED; undefined = its connector has no closer word for it. */
  readonly skipReason: SkipReason | undefined;

  constructor(
    code: ProviderErrorCode,
    message: string,
    details: {
      provider: string;
      httpStatus?: number;
      retryAt?: string;
      limit?: UsedUpLimit;
      skipReason?: SkipReason;
      cause?: unknown;
    },
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.provider = details.provider;
    this.httpStatus = details.httpStatus;
    this.retryAt = details.retryAt;
    this.limit = details.limit;
    this.skipReason = details.skipReason;
  }
}
