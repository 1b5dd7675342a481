import { backOffMs } from './back-off.ts';
import type { Problem } from './api-types.ts';
import { isPassing, SyncApiError, UnexpectedAnswerError } from './errors.ts';
import {
  describeRequest,
  exchange,
  type ExchangeTools,
  type HttpAnswer,
  type HttpRequest,
} from './exchange.ts';
import { parseRetryAfter } from './parse-retry-after.ts';
import { wait } from './wait.ts';

/**
 * The access token, or where to get it. A function is asked for each request; when the API refuses its token, it is
 * asked once more with that token, and another one is tried.
 */
export type TokenSource = string | ((refused?: string) => string | Promise<string>);

export interface ApiTools extends ExchangeTools {
  readonly token: TokenSource;
  readonly random: () => number;
}

/** What a caller may say of each call. */
export interface CallOptions {
  /** Aborting it ends the call: it rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** How often it is tried while nothing answers or the API is not well; default 3. Every call is safe to repeat. */
  readonly tries?: number | undefined;
}

const DEFAULT_TRIES = 3;
const FIRST_RETRY_MS = 500;
/** A refusal that lasts longer is told to the caller at once. */
const LONGEST_RETRY_MS = 10_000;
const UNAUTHORIZED = 401;
const NOT_MODIFIED = 304;

/** One call and its answer, 2xx or 304. Throws SyncApiError, NoAnswerError, or the reason of an aborted signal. */
export async function callApi(
  request: Omit<HttpRequest, 'signal'>,
  { signal, tries = DEFAULT_TRIES }: CallOptions,
  tools: ApiTools,
): Promise<HttpAnswer> {
  for (let failures = 1; ; failures += 1) {
    try {
      return await callOnce({ ...request, signal }, tools);
    } catch (error) {
      const delayMs = retryDelayMs(error, failures, tools.random);
      if (failures >= tries || delayMs === undefined) throw error;
      await wait(delayMs, { timer: tools.timer, signal });
    }
  }
}

function retryDelayMs(error: unknown, failures: number, random: () => number): number | undefined {
  if (!isPassing(error)) return undefined;
  const advisedMs = error instanceof SyncApiError ? (error.retryAfterMs ?? 0) : 0;
  if (advisedMs > LONGEST_RETRY_MS) return undefined;
  return Math.max(
    advisedMs,
    backOffMs(failures, { firstMs: FIRST_RETRY_MS, longestMs: LONGEST_RETRY_MS, random }),
  );
}

async function callOnce(request: HttpRequest, tools: ApiTools): Promise<HttpAnswer> {
  const { token } = tools;
  const first = typeof token === 'string' ? token : await token();
  const answer = await authorized(request, first, tools);
  if (answer.status !== UNAUTHORIZED || typeof token === 'string') return accept(answer, request, tools);
  const second = await token(first);
  if (second === first) return accept(answer, request, tools);
  return accept(await authorized(request, second, tools), request, tools);
}

function authorized(request: HttpRequest, token: string, tools: ApiTools): Promise<HttpAnswer> {
  return exchange({ ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } }, tools);
}

function accept(answer: HttpAnswer, request: HttpRequest, { timer }: ApiTools): HttpAnswer {
  const { status, header, body } = answer;
  if (status === NOT_MODIFIED) return answer;
  if (status >= 200 && status < 300) {
    if (isRecord(body)) return answer;
    throw new UnexpectedAnswerError(
      describeRequest(request),
      'a JSON object',
      `${status} with something else`,
    );
  }
  throw new SyncApiError(describeRequest(request), {
    httpStatus: status,
    problem: isProblem(body) ? body : undefined,
    retryAfterMs: parseRetryAfter(header('retry-after'), timer.now()),
    location: header('location'),
  });
}

function isProblem(body: unknown): body is Problem {
  return isRecord(body) && ['type', 'title', 'detail'].every((name) => typeof body[name] === 'string');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
