import { type AskApi, syncPath } from './ask-api.ts';
import type { CallOptions } from './call-api.ts';
import { randomKey } from './platform.ts';
import type { SyncCalls } from './sync-client.ts';

export function createSyncCalls({ read, command, status }: AskApi, random: () => number): SyncCalls {
  const post = (id: string, name: string, options?: CallOptions) =>
    command({ method: 'POST', path: syncPath(id, name) }, options);
  return {
    start: (body, { idempotencyKey = randomKey(random), ...options } = {}) => {
      const headers = { 'idempotency-key': idempotencyKey };
      return command({ method: 'POST', path: '/orchestrations', headers, body }, options);
    },
    plan: (body, options) => read({ method: 'POST', path: '/orchestrations/plan', body }, options),
    list: ({ status: wanted, cursor, ...options } = {}) =>
      read({ method: 'GET', path: `/orchestrations${toQuery({ status: wanted, cursor })}` }, options),
    status,
    chunks: (id, options) => read({ method: 'GET', path: syncPath(id, 'chunks') }, options),
    pause: (id, options) => post(id, 'pause', options),
    resume: (id, options) => post(id, 'resume', options),
    cancel: (id, options) => post(id, 'cancel', options),
    retry: (id, { chunks, ...options } = {}) => {
      const body = chunks === undefined ? {} : { body: { chunks } };
      return command({ method: 'POST', path: syncPath(id, 'retry'), ...body }, options);
    },
  };
}

/** By hand: React Native's URLSearchParams is not whole. */
function toQuery(parameters: Readonly<Record<string, string | undefined>>): string {
  const pairs = Object.entries(parameters).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}
