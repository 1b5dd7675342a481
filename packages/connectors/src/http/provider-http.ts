import { ProviderError } from '../errors.ts';
import type { ProviderSession } from '../ports.ts';
import { type ConnectorEffects, DEFAULT_REQUEST_TIMEOUT_MS } from './connector-effects.ts';
import { exchange, isTimeout } from './exchange.ts';
import type { HttpAnswer } from './http-answer.ts';
import type { SentCall } from './request-gate.ts';

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
/** A provider that had less time than this before its answer was given up is not to blame. */
const FAIR_TIMEOUT_MS = 2_000;

/**
 * The one way to a provider: gate, token, time limit, one token renewal after a refused token, two more tries of a read
 * that failed quickly, patience with a limit that passes soon. Writes and time-outs are left to the caller: a write may
 * have been accepted, a time-out has used up the time. Nothing goes on after `effects.until`.
 */
export function createProviderHttp(options: ProviderHttpOptions): ProviderHttp {
  return {
    send: (request, session) => {
      const send = () => sendPatiently(options, () => sendAuthorised(options, request, session));
      return request.form === undefined ? retryRead(options, send) : send();
    },
  };
}

type Send = () => Promise<HttpAnswer>;

async function retryRead({ effects }: ProviderHttpOptions, read: Send): Promise<HttpAnswer> {
  for (const delayMs of READ_RETRY_DELAYS_MS) {
    try {
      return await read();
    } catch (error) {
      if (!isQuickHiccup(error) || timeLeftMs(effects) <= delayMs) throw error;
      await effects.sleep(delayMs);
    }
  }
  return read();
}

function isQuickHiccup(error: unknown): boolean {
  if (!(error instanceof ProviderError) || error.code !== 'TRANSIENT') return false;
  const { cause } = error;
  return !isTimeout(cause) && !(cause instanceof ProviderError && cause.code === 'CIRCUIT_OPEN');
}

/** Refused because of a limit means not accepted: writes are sent again as well. */
async function sendPatiently({ effects }: ProviderHttpOptions, send: Send): Promise<HttpAnswer> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await send();
    } catch (error) {
      const waitMs = error instanceof ProviderError ? effects.gate?.patienceMs(error, tries) : undefined;
      if (waitMs === undefined || effects.until === undefined || timeLeftMs(effects) <= waitMs) throw error;
      await effects.sleep(waitMs);
    }
  }
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
  const { gate } = effects;
  const headers = { authorization: `Bearer ${token}` };
  const init = request.form === undefined ? { headers } : { headers, method: 'POST', body: request.form };
  const kind = request.form === undefined ? 'read' : 'write';
  checkTime(effects, provider);
  await gate?.admit(kind);
  const call = { kind, sentAt: effects.now() } as const;
  const answer = await exchangeInTime(toUrl(baseUrl, request), init, { effects, provider, call });
  if (isSuccess(answer.status) || answer.status === request.alsoAccept) {
    await gate?.accepted({ ...call, answer });
    return answer;
  }
  const error = toError(answer, effects.now());
  throw (await gate?.refused(error, { ...call, answer })) ?? error;
}

interface SendingContext extends Pick<ProviderHttpOptions, 'effects' | 'provider'> {
  readonly call: SentCall;
}

async function exchangeInTime(
  url: URL,
  init: RequestInit,
  { effects, provider, call }: SendingContext,
): Promise<HttpAnswer> {
  const left = checkTime(effects, provider);
  const requestTimeoutMs = Math.min(effects.requestTimeoutMs ?? DEFAULT_REQUEST_TIMEOUT_MS, left);
  try {
    return await exchange(url, init, { ...effects, requestTimeoutMs, provider });
  } catch (error) {
    const isFair = requestTimeoutMs >= FAIR_TIMEOUT_MS;
    if (!(error instanceof ProviderError) || (isTimeout(error.cause) && !isFair)) throw error;
    throw (await effects.gate?.unanswered(error, call)) ?? error;
  }
}

/** Milliseconds that are left. Throws ProviderError TRANSIENT when there are none: the next try has more. */
function checkTime(effects: ConnectorEffects, provider: string): number {
  const left = timeLeftMs(effects);
  if (left > 0) return left;
  throw new ProviderError('TRANSIENT', `Expected time left to ask ${provider}, got none`, { provider });
}

function timeLeftMs({ until, now }: ConnectorEffects): number {
  return until === undefined ? Infinity : until.getTime() - now().getTime();
}

function toUrl(baseUrl: string, { path, query }: ProviderRequest): URL {
  const url = new URL(`${baseUrl.replace(/\/+$/, '')}${path}`);
  for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value);
  return url;
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}
