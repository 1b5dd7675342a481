import type { FetchFunction } from '@syncwell/connectors/http/connector-effects';

import type { Process } from '../../kernel/process.ts';
import type { World } from '../world.ts';
import { answerStrava, type StravaRequest } from './answer-strava.ts';

/** A request that hangs gets there at last, within this time: by then its connection is closed. */
const LATE_MS = 20_000;
/** A slow provider may take as long as an invocation lasts. */
const SLOW_MS = 60_000;

/** `fetch` of one process, with a simulated Strava at its other end. */
export function createSimFetch(world: World, getProcess: () => Process): FetchFunction {
  return async (input, init = {}) => {
    const request = toRequest(input as URL, init);
    const slowMs = world.faults.strikes('F13', `${request.point} is slow`, { weight: 0.3 })
      ? world.faults.detail.next() * SLOW_MS
      : 0;
    const answer = world.wire.call(getProcess(), {
      point: request.point,
      isSentOnce: true,
      latestMs: LATE_MS,
      answerAfterMs: slowMs,
      apply: () => answerStrava(world, request),
      unavailable: connectionReset,
    });
    const { status, headers, body } = await orAborted(answer, init.signal);
    return { status, headers: new Headers(headers), text: () => Promise.resolve(body) } as Response;
  };
}

function toRequest(url: URL, init: RequestInit): StravaRequest {
  const accessToken = (init.headers as Record<string, string>)['authorization']?.replace('Bearer ', '') ?? '';
  const { pathname: path, searchParams: query } = url;
  if (init.body instanceof FormData) {
    const externalId = textOf(init.body, 'external_id');
    const startTime = textOf(init.body, 'name');
    return { point: 'submit workout', accessToken, path, query, file: { externalId, startTime } };
  }
  const point = path.endsWith('/athlete/activities') ? 'list activities' : 'read submission';
  return { point, accessToken, path, query };
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  if (typeof value !== 'string') throw new RangeError(`Expected a text as ${name} of an upload`);
  return value;
}

/** As the platform says it: the reason is in the cause. */
function connectionReset(): Error {
  return new TypeError('fetch failed', { cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }) });
}

function orAborted<T>(answer: Promise<T>, signal: AbortSignal | null | undefined): Promise<T> {
  if (signal == null) return answer;
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    answer.then(resolve, reject);
  });
}
