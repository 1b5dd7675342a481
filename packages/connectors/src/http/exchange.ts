import { ProviderError } from '../errors.ts';
import { type ConnectorEffects, DEFAULT_REQUEST_TIMEOUT_MS } from './connector-effects.ts';
import type { HttpAnswer } from './http-answer.ts';

export interface ExchangeOptions extends Pick<
  ConnectorEffects,
  'fetch' | 'requestTimeoutMs' | 'timeoutSignal'
> {
  readonly provider: string;
}

/**
 * One request and its whole answer, whatever the status. Redirects are not followed: a token goes to the base URL
 * and nowhere else. Throws ProviderError TRANSIENT when no complete answer came in time; after a time-out its cause
 * is the platform's `TimeoutError`.
 */
export async function exchange(url: URL, init: RequestInit, options: ExchangeOptions): Promise<HttpAnswer> {
  const { timeoutSignal = (ms) => AbortSignal.timeout(ms) } = options;
  const signal = timeoutSignal(options.requestTimeoutMs ?? DEFAULT_REQUEST_TIMEOUT_MS);
  try {
    const response = await options.fetch(url, { ...init, redirect: 'manual', signal });
    return { status: response.status, headers: response.headers, body: await response.text() };
  } catch (error) {
    throw toTransient(error, options.provider);
  }
}

/** What broke is told by name or code only: the platform's own message may hold the URL. */
function toTransient(error: unknown, provider: string): ProviderError {
  if (isTimeout(error)) {
    return new ProviderError('TRANSIENT', `Expected ${provider} to answer in time, got silence`, {
      provider,
      cause: error,
    });
  }
  return new ProviderError('TRANSIENT', `Expected an answer from ${provider}, got ${reasonOf(error)}`, {
    provider,
  });
}

export function isTimeout(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'TimeoutError';
}

function reasonOf(error: unknown): string {
  const cause: unknown = error instanceof Error ? error.cause : undefined;
  const code: unknown = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (typeof code === 'string') return code;
  return error instanceof Error ? error.name : typeof error;
}
