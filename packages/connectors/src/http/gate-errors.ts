import type { BudgetRefusal } from '@syncwell/core/domain/budget/refusal';

import { ProviderError } from '../errors.ts';

/** The provider does not answer, and everybody waits. `cause`: the failure that was one too many. */
export function circuitOpen(provider: string, until: Date, cause?: ProviderError): ProviderError {
  const retryAt = until.toISOString();
  return new ProviderError(
    'CIRCUIT_OPEN',
    `Expected ${provider} to answer again, got a wait until ${retryAt}`,
    {
      provider,
      retryAt,
      cause,
    },
  );
}

/**
 * The provider has not answered for so long that this counts as a try. Its cause tells from when on it may be called
 * again, so that nobody calls at once.
 */
export function stillDown({ provider, message, httpStatus }: ProviderError, until: Date): ProviderError {
  return new ProviderError('TRANSIENT', message, {
    provider,
    cause: circuitOpen(provider, until),
    ...(httpStatus === undefined ? {} : { httpStatus }),
  });
}

/** A limit of the application is used up. `cause`: the provider's own refusal, if it was not seen coming. */
export function limitReached(
  provider: string,
  { until, limit }: BudgetRefusal,
  cause?: ProviderError,
): ProviderError {
  const retryAt = until.toISOString();
  return new ProviderError(
    'RATE_LIMITED',
    `Expected room in the limits of ${provider}, got a wait until ${retryAt}`,
    {
      provider,
      retryAt,
      limit,
      cause,
      ...(cause?.httpStatus === undefined ? {} : { httpStatus: cause.httpStatus }),
    },
  );
}
