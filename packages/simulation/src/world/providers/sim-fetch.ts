import type { FetchFunction } from '@syncwell/connectors/http/connector-effects';

import type { Process } from '../../kernel/process.ts';
import type { World } from '../world.ts';
import { answerStrava, type StravaRequest } from './answer-strava.ts';

/** A request that hangs gets there at last, within this time: by then its connection is closed. */
const LATE_MS = 20_000;
/** A slow provider may take as long as an invocation lasts. */
const SLOW_MS = 60_000;

const TIMEOUTS = new WeakMap<AbortSignal, number>();

/** Stands for a time limit: the wire ends the request, without a timer for each that has its answer long before. */
export function simTimeoutSignal(ms: number): AbortSignal {
  const { signal } = new AbortController();
  TIMEOUTS.set(signal, ms);
  return signal;
}

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
      timeout: toTimeout(init.signal),
      apply: () => answerStrava(world, request),
      unavailable: connectionReset,
    });
    const { status, headers, body } = await answer;
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

function toTimeout(signal: AbortSignal | null | undefined) {
  const ms = signal == null ? undefined : TIMEOUTS.get(signal);
  if (ms === undefined) throw new RangeError('Expected a request with a time limit of this world');
  return { ms, error: () => new DOMException('simulated', 'TimeoutError') };
}

/** As the platform says it: the reason is in the cause. */
function connectionReset(): Error {
  return new TypeError('fetch failed', { cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }) });
}
