import type { ProviderErrorCode } from '../../errors.ts';

/** What every provider does wrong at times, whatever it calls it. */
export type ProviderTrouble =
  | 'bad-token'
  | 'missing-scope'
  | 'rate-limited'
  | 'server-error'
  | 'gone'
  | 'malformed-json'
  | 'html-page'
  | 'dropped-connection';

/** What a connector makes of it. */
export const ERROR_OF_TROUBLE: Readonly<Record<ProviderTrouble, ProviderErrorCode>> = {
  'bad-token': 'AUTH_REVOKED',
  'missing-scope': 'SCOPE_MISSING',
  'rate-limited': 'RATE_LIMITED',
  'server-error': 'TRANSIENT',
  gone: 'PROVIDER_GONE',
  'malformed-json': 'TRANSIENT',
  'html-page': 'TRANSIENT',
  'dropped-connection': 'TRANSIENT',
};

export const TROUBLES = Object.keys(ERROR_OF_TROUBLE) as ProviderTrouble[];

/** Every provider of a contract suite can be made to misbehave, and counts what it is asked. */
export interface TroubledBench {
  /** The next `times` requests meet this trouble. */
  trouble(trouble: ProviderTrouble, times: number | 'always'): Promise<void>;
  /** Requests so far. */
  requests(): Promise<number>;
}
