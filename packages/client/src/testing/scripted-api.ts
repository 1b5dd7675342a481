import type { StatusView } from '../api-types.ts';
import type { Fetch, FetchResponse } from '../platform.ts';
import type { VirtualTimer } from './virtual-timer.ts';

/** A request as the API got it. */
export interface Seen {
  /** Since the first moment of the test. */
  readonly atMs: number;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** What it was answered; undefined while it is not. */
  status?: number;
  /** When it was answered or failed. */
  endedMs?: number;
}

export interface Scripted {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object is sent as JSON. */
  readonly body?: object | string;
  /** How long the answer takes. */
  readonly afterMs?: number;
  /** There is no answer: `fetch` fails. */
  readonly fails?: boolean;
}

/** An API that answers as it is told, in virtual time. An aborted request fails at once. */
export function createScriptedApi(timer: VirtualTimer, answer: (request: Seen) => Scripted) {
  const seen: Seen[] = [];
  const startedMs = timer.now();
  const fetch: Fetch = (url, { method, headers, body, signal }) => {
    const request: Seen = {
      atMs: timer.now() - startedMs,
      ...{ method, headers, path: url.replace('https://api.test', '') },
      body: body === undefined ? undefined : JSON.parse(body),
    };
    seen.push(request);
    const scripted = answer(request);
    return new Promise((resolve, reject) => {
      const end = () => (request.endedMs = timer.now() - startedMs);
      const cancel = timer.after(scripted.afterMs ?? 0, () => {
        end();
        if (scripted.fails) return reject(new TypeError('Network request failed'));
        request.status = scripted.status ?? 200;
        resolve(toResponse(request.status, scripted));
      });
      signal.addEventListener('abort', () => {
        cancel();
        end();
        reject(new Error('aborted'));
      });
    });
  };
  return { fetch, seen };
}

function toResponse(status: number, { headers = {}, body = '' }: Scripted): FetchResponse {
  return {
    status,
    headers: { get: (name) => headers[name] ?? null },
    text: () => Promise.resolve(typeof body === 'string' ? body : JSON.stringify(body)),
  };
}

/** As the API answers a poll: ETag over the body, 304 to whoever has it, when to ask again. */
export function toStatusAnswer(view: StatusView, request: Seen, retryAfter: string | undefined): Scripted {
  const etag = `"${JSON.stringify(view).length}-${view.months}-${view.status}"`;
  const headers = { etag, ...(retryAfter === undefined ? {} : { 'retry-after': retryAfter }) };
  return request.headers['if-none-match'] === etag
    ? { status: 304, headers }
    : { status: 200, headers, body: view };
}
