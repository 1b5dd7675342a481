import { createManualClock } from '@syncwell/core/testing/manual-clock';

import { createFakeFetch, json, type Reply, text } from '../testing/fake-fetch.ts';
import { createFakeSession } from '../testing/fake-session.ts';
import { createMemoryLimits } from '../testing/memory-limits.ts';
import { createRequestGate } from './create-request-gate.ts';
import { errorCodeOfStatus } from './error-code-of-status.ts';
import { createProviderHttp } from './provider-http.ts';
import { toRefusal } from './refusal.ts';

const START = '2024-06-15T12:05:00.000Z';
const RETRY_AT = '2024-06-15T12:06:00.000Z';
/** Never answered: only the signal ends it. */
const HANG = 'hang';

/** The client of a provider whose limits count each user, with so many seconds left. */
function setUp(seconds: number, ...replies: readonly (Reply | typeof HANG)[]) {
  const clock = createManualClock(START);
  const limits = createMemoryLimits(clock.now);
  const waits: number[] = [];
  const timeouts: number[] = [];
  const answers = replies.filter((reply) => reply !== HANG);
  const { fetch, sent } = createFakeFetch(...answers);
  const hangingFetch: typeof fetch = (input, init) => {
    if (replies[sent.length] !== HANG) return fetch(input, init);
    clock.advance((timeouts.at(-1) ?? 0) / 1000);
    return Promise.reject(new DOMException('too slow', 'TimeoutError'));
  };
  const circuit = limits.circuits.of('fitbit');
  const http = createProviderHttp({
    provider: 'fitbit',
    baseUrl: 'http://127.0.0.1:1',
    effects: {
      fetch: hangingFetch,
      now: clock.now,
      sleep: (ms) => {
        waits.push(ms);
        return clock.sleep(ms);
      },
      timeoutSignal: (ms) => {
        timeouts.push(ms);
        return new AbortController().signal;
      },
      until: new Date(Date.parse(START) + seconds * 1000),
      gate: createRequestGate({ provider: 'fitbit', circuit, random: () => 0 }),
    },
    toError: (answer) => {
      const code = errorCodeOfStatus(answer.status);
      return toRefusal(answer, { provider: 'fitbit', code, retryAt: RETRY_AT });
    },
  });
  const read = () => http.send({ path: '/' }, createFakeSession());
  const write = () => http.send({ path: '/', form: new FormData() }, createFakeSession());
  const secondsUsed = () => (clock.now().getTime() - Date.parse(START)) / 1000;
  return { clock, circuit, sent, waits, timeouts, read, write, secondsUsed };
}

const limited = () => text('', { status: 429 });

describe('the time of a request', () => {
  it('is 20 s when there is more', async () => {
    const { read, timeouts } = setUp(60, json({}));
    await read();
    expect(timeouts).toEqual([20_000]);
  });

  it('ends with what is left, and a hang is a passing failure', async () => {
    const { read, timeouts, secondsUsed } = setUp(7.5, HANG);
    await expect(read()).rejects.toMatchObject({ code: 'TRANSIENT', provider: 'fitbit' });
    expect(timeouts).toEqual([7_500]);
    expect(secondsUsed()).toBe(7.5);
  });

  it('is not begun when none is left', async () => {
    const { read, sent, clock } = setUp(1, json({}));
    clock.advance(1);
    await expect(read()).rejects.toMatchObject({
      code: 'TRANSIENT',
      message: 'Expected time left to ask fitbit, got none',
    });
    expect(sent).toHaveLength(0);
  });

  it('is not used up by a try in place that would begin after its end', async () => {
    const { read, sent, waits } = setUp(0.5, text('', { status: 500 }));
    await expect(read()).rejects.toMatchObject({ code: 'TRANSIENT' });
    expect(sent).toHaveLength(2);
    expect(waits).toEqual([250]);
  });

  it('says nothing about the provider when it was too short', async () => {
    const { read, circuit } = setUp(1.9, HANG);
    const failed = jest.spyOn(circuit, 'failed');
    await expect(read()).rejects.toMatchObject({ code: 'TRANSIENT' });
    expect(failed).not.toHaveBeenCalled();
  });
});

describe('a limit of one user', () => {
  it.each(['read', 'write'] as const)('is waited out in place by a %s', async (kind) => {
    const bench = setUp(60, limited(), limited(), limited(), json({}));
    await bench[kind]();
    expect(bench.waits.map(Math.round)).toEqual([1_000, 1_300, 1_690]);
  });

  it('is waited for longer each time, up to 10 s, and given up when the time would be over', async () => {
    const { read, waits, secondsUsed } = setUp(60, limited());
    await expect(read()).rejects.toMatchObject({ code: 'RATE_LIMITED', retryAt: RETRY_AT, limit: undefined });
    expect(Math.max(...waits)).toBe(10_000);
    expect(secondsUsed()).toBeLessThan(60);
    expect(secondsUsed()).toBeGreaterThan(45);
  });

  it('is not waited for when there is no time for it', async () => {
    const { read, waits, sent } = setUp(0.9, limited());
    await expect(read()).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    expect([waits, sent.length]).toEqual([[], 1]);
  });
});
