import { createSyncClient, type StatusView, type SyncClient } from '../../packages/client/src/index.ts';
import { DESTINATION, SOURCE } from '../../packages/local/src/demo/route.ts';

/** An answer of the HTTP API, whatever its status. */
export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The deployed API as one user has it. */
export interface App {
  readonly client: SyncClient;
  /** One request, whatever comes of it. */
  call(method: string, path: string, body?: object): Promise<Answer>;
  /** Starts a sync of these days and answers its id. Throws on a refusal. */
  start(startDate: string, endDate: string): Promise<string>;
  /** Polls until `until` says so, by default until the end, and answers the last view. Throws after `patienceMs`. */
  follow(
    id: string,
    options?: { readonly until?: (view: StatusView) => boolean; readonly patienceMs?: number },
  ): Promise<StatusView>;
}

const POLL_EVERY_MS = 500;
const ANSWER_WITHIN_MS = 40_000;
const PATIENCE_MS = 180_000;

export function createApp(baseUrl: string, token: string): App {
  const client = createSyncClient({ baseUrl, token });
  return {
    client,
    call: (method, path, body) => callApi(baseUrl + path, { method, token, body }),
    start: async (startDate, endDate) =>
      (await client.start({ source: SOURCE, destination: DESTINATION, startDate, endDate })).view
        .orchestrationId,
    follow: async (id, options) => {
      const follow = { intervalMs: POLL_EVERY_MS, patienceMs: PATIENCE_MS, ...options };
      return (await client.follow(id, follow)).view;
    },
  };
}

/** One request with this token, or without any. */
export async function callApi(
  url: string,
  {
    method,
    token,
    body,
  }: { readonly method: string; readonly token?: string; readonly body?: object | undefined },
): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  });
  const text = await response.text();
  const isObject = text.startsWith('{');
  return { status: response.status, body: isObject ? (JSON.parse(text) as Answer['body']) : { text } };
}

/** The answer, when it has this status. */
export function expectStatus(answer: Answer, status: number, what: string): Answer {
  if (answer.status === status) return answer;
  throw new Error(`Expected ${status} of ${what}, got ${answer.status} ${JSON.stringify(answer.body)}`);
}
