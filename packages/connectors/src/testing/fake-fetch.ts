import type { FetchFunction } from '../http/connector-effects.ts';

/** One request as it was sent. */
export interface SentRequest {
  readonly method: string;
  readonly url: URL;
  readonly token: string | undefined;
  readonly form: FormData | undefined;
}

export type Reply = Response | Error | ((request: SentRequest) => Response);

/** A `fetch` that notes each request and answers with `replies` in turn, the last one for ever; an Error is thrown. */
export function createFakeFetch(...replies: readonly Reply[]): {
  readonly fetch: FetchFunction;
  readonly sent: SentRequest[];
} {
  const sent: SentRequest[] = [];
  const answer = (request: SentRequest): Response => {
    const reply = replies[Math.min(sent.push(request), replies.length) - 1];
    if (reply instanceof Response) return reply.clone();
    if (typeof reply === 'function') return reply(request);
    throw reply ?? new Error('Expected a reply, got none');
  };
  const fetch: FetchFunction = (input, init) => Promise.resolve(toSent(input, init)).then(answer);
  return { fetch, sent };
}

function toSent(input: Parameters<FetchFunction>[0], init: RequestInit | undefined): SentRequest {
  if (!(input instanceof URL)) throw new TypeError('Expected a URL');
  const token = new Headers(init?.headers).get('authorization')?.replace('Bearer ', '');
  const form = init?.body instanceof FormData ? init.body : undefined;
  return { method: init?.method ?? 'GET', url: input, token, form };
}

export function json(value: unknown, init?: ResponseInit): Response {
  return new Response(JSON.stringify(value), init);
}

export function text(body: string, init?: ResponseInit): Response {
  return new Response(body, init);
}
