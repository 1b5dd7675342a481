import type { DateRange } from '../../packages/core/src/domain/date-range.ts';
import { isTerminal } from '../../packages/core/src/domain/status.ts';
import type { Clock } from '../../packages/core/src/ports.ts';
import { callPatiently } from '../../packages/local/src/demo/patient-call.ts';
import { DESTINATION, SOURCE } from '../../packages/local/src/demo/route.ts';
import { parseStatusView, type StatusView } from '../../packages/local/src/demo/status-view.ts';
import type { LocalSystem } from '../../packages/local/src/local-system.ts';
import { ApiError } from '../../packages/local/src/demo/api-error.ts';

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
  /** Polls the status until `isOver` says so, and answers the view with which it did. */
  follow(id: string, isOver: (view: StatusView) => boolean): Promise<StatusView>;
}

const POLL_EVERY_MS = 400;

export async function createPerson({
  system,
  userId,
  clock,
}: {
  readonly system: LocalSystem;
  readonly userId: string;
  readonly clock: Clock;
}): Promise<Person> {
  const headers = {
    authorization: `Bearer ${await system.issueToken(userId, { premium: true })}`,
    'content-type': 'application/json',
  };
  const call: Person['call'] = async (method, path, body) => {
    const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const response = await fetch(system.apiUrl + path, init);
    const text = await response.text();
    return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text };
  };
  const expectView = async (method: string, path: string, body?: object) => {
    const answer = await call(method, path, body);
    if (answer.status >= 300) throw new ApiError(answer.status, answer.body, `${method} ${path}`);
    return parseStatusView(answer.body);
  };
  return {
    ...{ userId, call },
    start: async ({ start: startDate, end: endDate }) => {
      const request = { source: SOURCE, destination: DESTINATION, startDate, endDate };
      return (await expectView('POST', '/orchestrations', request)).orchestrationId;
    },
    follow: async (id, isOver) => {
      for (;;) {
        const view = await callPatiently(() => expectView('GET', `/orchestrations/${id}/status`), clock);
        if (isOver(view)) return view;
        await clock.sleep(POLL_EVERY_MS);
      }
    },
  };
}

/** Nothing happens any more. */
export function isOver({ status }: StatusView): boolean {
  return isTerminal(status);
}
