import { onAbort, throwIfAborted } from './abort.ts';
import { NoAnswerError } from './errors.ts';
import type { Fetch, FetchResponse, Timer } from './platform.ts';

export interface HttpRequest {
  readonly method: string;
  /** With the query, if any. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as JSON; absent = no body. */
  readonly body?: object;
  readonly signal?: AbortSignal | undefined;
}

export interface HttpAnswer {
  readonly status: number;
  readonly header: (name: string) => string | undefined;
  /** What the JSON says; undefined when the body is no JSON. */
  readonly body: unknown;
}

export interface ExchangeTools {
  readonly baseUrl: string;
  readonly fetch: Fetch;
  readonly timer: Timer;
  /** Longest wait for an answer, its body included. */
  readonly timeoutMs: number;
}

/**
 * One request and its answer, whatever its status. Throws NoAnswerError when there is none in time, and the reason of
 * the request's signal when that is aborted.
 */
export async function exchange(request: HttpRequest, tools: ExchangeTools): Promise<HttpAnswer> {
  const { signal } = request;
  throwIfAborted(signal);
  const ending = new AbortController();
  let timedOut = false;
  const cancel = tools.timer.after(tools.timeoutMs, () => {
    timedOut = true;
    ending.abort();
  });
  const unlink = onAbort(signal, () => ending.abort());
  try {
    return await readAnswer(await send(request, tools, ending.signal));
  } catch (error) {
    throwIfAborted(signal);
    throw new NoAnswerError(describeRequest(request), timedOut ? 'timed out' : 'failed', error);
  } finally {
    cancel();
    unlink();
  }
}

/** Without the query: it may hold what is nobody's business. */
export function describeRequest({ method, path }: HttpRequest): string {
  return `${method} ${path.replace(/\?.*/, '')}`;
}

function send(
  { method, path, headers, body }: HttpRequest,
  { baseUrl, fetch }: ExchangeTools,
  signal: AbortSignal,
): Promise<FetchResponse> {
  const url = baseUrl + path;
  if (body === undefined) return fetch(url, { method, headers: { ...headers }, signal });
  const typed = { ...headers, 'content-type': 'application/json' };
  return fetch(url, { method, headers: typed, body: JSON.stringify(body), signal });
}

async function readAnswer(response: FetchResponse): Promise<HttpAnswer> {
  const text = await response.text();
  return {
    status: response.status,
    header: (name) => response.headers.get(name) ?? undefined,
    body: parseJson(text),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
