import { ProviderError } from '../errors.ts';
import type { ProviderSession } from '../ports.ts';
import type { ConnectorEffects } from './connector-effects.ts';
import { exchange, isTimeout } from './exchange.ts';
import type { HttpAnswer } from './http-answer.ts';

/** A request of one user: a GET, or a multipart POST when it has a form. */
export interface ProviderRequest {
  /** Below the base URL, with a leading slash; ids in it already encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly form?: FormData;
  /** A refusal that is an answer to this caller, such as 404. */
  readonly alsoAccept?: number;
}

export interface ProviderHttp {
  /** The answer, 2xx or `alsoAccept`. Throws ProviderError, the code being the provider's error mapping. */
  send(request: ProviderRequest, session: ProviderSession): Promise<HttpAnswer>;
}

export interface ProviderHttpOptions {
  readonly provider: string;
  /** With the API's version path, as `https://health.googleapis.com/v4`. */
  readonly baseUrl: string;
  readonly effects: ConnectorEffects;
  /** What an answer that is not accepted means; AUTH_REVOKED asks for one newer token before it stands. */
  readonly toError: (answer: HttpAnswer, now: Date) => ProviderError;
}

/** Waits before a read is tried again in place. A release of the whole chunk for one hiccup would cost more. */
const READ_RETRY_DELAYS_MS = [250, 750];

/**
 * The one way to a provider: token, time limit, one token renewal after a refused token, two more tries of a read
 * that failed quickly. Writes and time-outs are left to the caller: a write may have been accepted, a time-out has
 * used up the time.
 */
export function createProviderHttp(options: ProviderHttpOptions): ProviderHttp {
  return {
    send: (request, session) =>
      request.form === undefined
        ? retryRead(options, () => sendAuthorised(options, request, session))
        : sendAuthorised(options, request, session),
  };
}

async function retryRead(options: ProviderHttpOptions, read: () => Promise<HttpAnswer>): Promise<HttpAnswer> {
  for (const delayMs of READ_RETRY_DELAYS_MS) {
    try {
      return await read();
    } catch (error) {
      if (!isQuickHiccup(error)) throw error;
      await options.effects.sleep(delayMs);
    }
  }
  return read();
}

function isQuickHiccup(error: unknown): boolean {
  return error instanceof ProviderError && error.code === 'TRANSIENT' && !isTimeout(error.cause);
}

async function sendAuthorised(
  options: ProviderHttpOptions,
  request: ProviderRequest,
  session: ProviderSession,
): Promise<HttpAnswer> {
  const token = await session.accessToken();
  try {
    return await sendOnce(options, request, token);
  } catch (error) {
    if (!(error instanceof ProviderError && error.code === 'AUTH_REVOKED')) throw error;
  }
  return sendOnce(options, request, await session.accessToken({ refused: token }));
}

async function sendOnce(
  { provider, baseUrl, effects, toError }: ProviderHttpOptions,
  request: ProviderRequest,
  token: string,
): Promise<HttpAnswer> {
  const url = toUrl(baseUrl, request);
  const headers = { authorization: `Bearer ${token}` };
  const init = request.form === undefined ? { headers } : { headers, method: 'POST', body: request.form };
  const answer = await exchange(url, init, { ...effects, provider });
  if (isSuccess(answer.status) || answer.status === request.alsoAccept) return answer;
  throw toError(answer, effects.now());
}

function toUrl(baseUrl: string, { path, query }: ProviderRequest): URL {
  const url = new URL(`${baseUrl.replace(/\/+$/, '')}${path}`);
  for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value);
  return url;
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}
