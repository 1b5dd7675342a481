import { createManualClock } from '@syncwell/core/testing/manual-clock';

import { stravaDescriptor } from '../strava/descriptor.ts';
import { readUsage } from '../strava/read-usage.ts';
import { createFakeFetch, json, type Reply, text } from '../testing/fake-fetch.ts';
import { createFakeSession } from '../testing/fake-session.ts';
import { createMemoryLimits } from '../testing/memory-limits.ts';
import { createRequestGate } from './create-request-gate.ts';
import { errorCodeOfStatus } from './error-code-of-status.ts';
import { createProviderHttp } from './provider-http.ts';
import { toRefusal } from './refusal.ts';

const PLENTY = {
  'X-RateLimit-Limit': '200,2000',
  'X-RateLimit-Usage': '1,1',
  'X-ReadRateLimit-Limit': '100,1000',
  'X-ReadRateLimit-Usage': '1,1',
};
const READ = { path: '/things' };

/** The client of a provider whose limits count all users together, over the real budget and circuit. */
function setUp(...replies: readonly Reply[]) {
  const clock = createManualClock('2024-06-15T12:05:00.000Z');
  const { fetch, sent } = createFakeFetch(...replies);
  const limits = createMemoryLimits(clock.now);
  const provider = 'strava';
  const budget = limits.budgets.of(provider, stravaDescriptor.appLimits, 'ann');
  const gate = createRequestGate({
    provider,
    circuit: limits.circuits.of(provider),
    app: { budget, readUsage },
    random: () => 0.5,
  });
  const http = createProviderHttp({
    provider,
    baseUrl: 'http://127.0.0.1:1',
    effects: { fetch, now: clock.now, sleep: clock.sleep, gate, until: new Date('2024-06-16T12:30:00.000Z') },
    toError: (answer) => toRefusal(answer, { provider, code: errorCodeOfStatus(answer.status) }),
  });
  const read = () => http.send(READ, createFakeSession());
  const write = () => http.send({ ...READ, form: new FormData() }, createFakeSession());
  return { clock, sent, budget, limits, read, write };
}

const errorOf = (sending: Promise<unknown>) => sending.then(() => undefined).catch((error: unknown) => error);

describe('a request at the gate', () => {
  it('is counted as a read or, with a form, as a write', async () => {
    const { read, write, budget } = setUp(json({}, { headers: PLENTY }));
    for (let call = 0; call < 68; call += 1) await read();
    await write();
    // 72 reads are one user's share of 100; a write takes nothing of them.
    for (let call = 0; call < 4; call += 1) expect(await budget.take('read')).toEqual({ granted: true });
    expect(await budget.take('read')).toMatchObject({ granted: false });
    expect(await budget.take('write')).toEqual({ granted: true });
  });

  it('is counted once more when it is sent again', async () => {
    const { read, budget, sent } = setUp(text('', { status: 503 }), text('', { status: 401 }), json({}));
    await read();
    expect(sent).toHaveLength(3);
    for (let call = 0; call < 69; call += 1) await budget.take('read');
    expect(await budget.take('read')).toMatchObject({ granted: false });
  });

  it('is not sent when the budget is used up', async () => {
    const { read, sent } = setUp(json({}, { headers: PLENTY }));
    for (let call = 0; call < 72; call += 1) await read();
    expect(await errorOf(read())).toMatchObject({
      code: 'RATE_LIMITED',
      provider: 'strava',
      retryAt: '2024-06-15T12:15:01.000Z',
      limit: 'SHORT_TERM',
      httpStatus: undefined,
    });
    expect(sent).toHaveLength(72);
  });

  it('teaches by its answer, refused or not', async () => {
    const higher = { ...PLENTY, 'X-ReadRateLimit-Limit': '300,3000' };
    const { read, budget } = setUp(text('', { status: 400, headers: higher }));
    await errorOf(read());
    for (let call = 0; call < 100; call += 1) expect(await budget.take('read')).toEqual({ granted: true });
  });

  it('stops all others when the provider refuses it for a limit', async () => {
    const full = { ...PLENTY, 'X-RateLimit-Usage': '10,2000' };
    const { read, budget, sent } = setUp(text('', { status: 429, headers: full }));
    expect(await errorOf(read())).toMatchObject({
      code: 'RATE_LIMITED',
      retryAt: '2024-06-16T00:00:01.000Z',
      limit: 'DAILY',
      httpStatus: 429,
    });
    expect(await budget.take('write')).toMatchObject({ granted: false, limit: 'DAILY' });
    expect(sent).toHaveLength(1);
  });

  it('says to wait once failures in a row open the circuit, and sends nothing until then', async () => {
    const { read, write, sent, clock } = setUp(text('', { status: 500 }));
    for (let call = 0; call < 2; call += 1)
      expect(await errorOf(read())).toMatchObject({ code: 'TRANSIENT' });
    const last = await errorOf(read());
    expect(last).toMatchObject({ code: 'CIRCUIT_OPEN', provider: 'strava' });
    expect(sent).toHaveLength(9);
    expect(await errorOf(write())).toMatchObject({ code: 'CIRCUIT_OPEN' });
    expect(sent).toHaveLength(9);
    expect(last).toMatchObject({ retryAt: new Date(clock.now().getTime() + 60_000).toISOString() });
  });

  it('closes the circuit again when the one that tries is answered', async () => {
    const failures = Array.from({ length: 9 }, () => new TypeError('fetch failed'));
    const { write, sent, clock } = setUp(...failures, json({}));
    for (let call = 0; call < 9; call += 1) await errorOf(write());
    clock.advance(59);
    expect(await errorOf(write())).toMatchObject({ code: 'CIRCUIT_OPEN' });
    expect(sent).toHaveLength(9);
    clock.advance(1);
    for (let call = 0; call < 3; call += 1) await expect(write()).resolves.toMatchObject({ status: 200 });
  });

  it('lets its call count as a try, once, when the provider has been away for a day', async () => {
    const { read, sent, clock } = setUp(text('', { status: 500 }));
    for (let call = 0; call < 3; call += 1) await errorOf(read());
    clock.advance(24 * 60 * 60);
    const overdue = await errorOf(read());
    const retryAt = new Date(clock.now().getTime() + 120_000).toISOString();
    expect(overdue).toMatchObject({
      code: 'TRANSIENT',
      httpStatus: 500,
      cause: { code: 'CIRCUIT_OPEN', retryAt },
    });
    expect(sent).toHaveLength(10);
    expect(await errorOf(read())).toMatchObject({ code: 'CIRCUIT_OPEN', retryAt });
    expect(sent).toHaveLength(10);
  });

  it('lets a try that is not answered count as well', async () => {
    const { read, sent, clock } = setUp(new TypeError('fetch failed'));
    for (let call = 0; call < 3; call += 1) await errorOf(read());
    clock.advance(24 * 60 * 60);
    expect(await errorOf(read())).toMatchObject({ code: 'TRANSIENT', cause: { code: 'CIRCUIT_OPEN' } });
    expect(sent).toHaveLength(10);
  });

  it.each([new TypeError('fetch failed'), text('', { status: 503 })])(
    'leaves open whether a write was carried out, also when it opens the circuit',
    async (failure) => {
      const { write, sent } = setUp(failure);
      for (let call = 0; call < 9; call += 1)
        expect(await errorOf(write())).toMatchObject({ code: 'TRANSIENT' });
      expect(await errorOf(write())).toMatchObject({ code: 'CIRCUIT_OPEN' });
      expect(sent).toHaveLength(9);
    },
  );

  it('counts a refusal of the provider as an answer', async () => {
    const { write } = setUp(text('', { status: 400 }));
    for (let call = 0; call < 20; call += 1) {
      expect(await errorOf(write())).toMatchObject({ code: 'BAD_REQUEST' });
    }
  });

  it('is not sent when the budget cannot be asked', async () => {
    const { read, sent, budget } = setUp(json({}));
    budget.take = () => Promise.reject(new Error('throttled'));
    expect(await errorOf(read())).toMatchObject({ message: 'throttled' });
    expect(sent).toHaveLength(0);
  });
});
