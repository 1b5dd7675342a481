import { createSyncClient, type StatusView } from '../../packages/client/src/index.ts';
import type { DateRange } from '../../packages/core/src/domain/date-range.ts';
import { isTerminal } from '../../packages/core/src/domain/status.ts';
import { PATIENT } from '../../packages/local/src/demo/patient.ts';
import { DESTINATION, SOURCE } from '../../packages/local/src/demo/route.ts';
import type { LocalSystem } from '../../packages/local/src/local-system.ts';

/** An answer of the HTTP API, whatever its status. */
export interface ApiAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** A user with an app in hand. */
export interface Person {
  readonly userId: string;
  call(method: string, path: string, body?: object): Promise<ApiAnswer>;
  /** Starts a sync and answers its id. */
  start(range: DateRange): Promise<string>;
  /** Polls the status until `until` says so or the sync is over, and answers the last view. */
  follow(id: string, until: (view: StatusView) => boolean): Promise<StatusView>;
}

const POLL_EVERY_MS = 400;

export async function createPerson({
  system,
  userId,
  signal,
}: {
  readonly system: LocalSystem;
  readonly userId: string;
  readonly signal: AbortSignal;
}): Promise<Person> {
  const token = await system.issueToken(userId, { premium: true });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const client = createSyncClient({ baseUrl: system.apiUrl, token });
  return {
    userId,
    call: async (method, path, body) => {
      const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
      const response = await fetch(system.apiUrl + path, init);
      const text = await response.text();
      return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text };
    },
    start: async ({ start: startDate, end: endDate }) => {
      const request = { source: SOURCE, destination: DESTINATION, startDate, endDate };
      return (await client.start(request, { signal })).view.orchestrationId;
    },
    follow: async (id, until) => {
      const { patienceMs } = PATIENT;
      return (await client.follow(id, { until, intervalMs: POLL_EVERY_MS, patienceMs, signal })).view;
    },
  };
}

/** Nothing happens any more. */
export function isOver({ status }: StatusView): boolean {
  return isTerminal(status);
}
