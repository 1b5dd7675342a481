import type { ProviderErrorCode } from '../errors.ts';

/** What a refused status means when the body says nothing more precise. */
export function errorCodeOfStatus(status: number): ProviderErrorCode {
  if (status === 401) return 'AUTH_REVOKED';
  if (status === 403) return 'SCOPE_MISSING';
  if (status === 410) return 'PROVIDER_GONE';
  if (status === 429) return 'RATE_LIMITED';
  // 3xx: redirects are not followed, so one is a fault on the way, as is 408.
  if (status < 400 || status === 408 || status >= 500) return 'TRANSIENT';
  return 'BAD_REQUEST';
}
