import { createLimitedBench, listsOne } from '../testing/limited-bench.ts';

const down = () => Promise.reject(Object.assign(new Error('throttled'), { retryable: true }));

describe('onChunkMessage at the limits of a provider', () => {
  it('takes the silence of a provider for a passing failure, well before its own end', async () => {
    const bench = await createLimitedBench({ fitbit: () => 'silence' });
    const began = bench.clock.now().getTime();
    expect(await bench.deliver(bench.message(0))).toBe(false);
    const record = await bench.read();
    expect([record.errors.get(0), record.leases.size]).toEqual(['PROVIDER_UNAVAILABLE', 0]);
    expect(bench.clock.now().getTime() - began).toBe(20_000);
  });

  it('bounds a request by what is left of the invocation', async () => {
    const bench = await createLimitedBench({
      fitbit: (path) => {
        bench.clock.advance(49);
        return listsOne(path);
      },
      strava: () => 'silence',
    });
    const began = bench.clock.now().getTime();
    expect(await bench.deliver(bench.message(0))).toBe(false);
    expect((await bench.read()).errors.get(0)).toBe('PROVIDER_UNAVAILABLE');
    // 60 s, less a time box's reserve of 10 s, of which half is for asking.
    expect(bench.clock.now().getTime() - began).toBe(55_000);
  });

  it('parks while the budget of the application is used up, sends nothing, and burns no try', async () => {
    const bench = await createLimitedBench();
    const full = { short: 200, day: 200 };
    const sentAt = bench.clock.now();
    await bench.elsewhere('other').budget.refused({ limits: {}, usage: { overall: full }, sentAt });
    expect(await bench.deliver(bench.message(0))).toBe(true);
    const { waiting, attempts, wakeAt, status } = await bench.read();
    expect(waiting).toEqual({
      reason: 'RATE_LIMITED',
      provider: 'strava',
      until: '2024-06-15T12:15:01.000Z',
      limit: 'SHORT_TERM',
    });
    expect([attempts.get(0), wakeAt, status]).toEqual([0, '2024-06-15T12:15:16.000Z', 'IN_PROGRESS']);
    expect(bench.requests.filter((request) => request.startsWith('strava'))).toEqual([]);
  });

  it('parks until the next day when the provider says that the day is used up', async () => {
    const headers = { 'X-RateLimit-Limit': '200,2000', 'X-RateLimit-Usage': '11,2000' };
    const bench = await createLimitedBench({ strava: () => new Response('', { status: 429, headers }) });
    expect(await bench.deliver(bench.message(0))).toBe(true);
    expect((await bench.read()).waiting).toMatchObject({
      until: '2024-06-16T00:00:01.000Z',
      limit: 'DAILY',
    });
  });

  it('parks while others find the provider down', async () => {
    const bench = await createLimitedBench();
    const { circuit } = bench.elsewhere('other');
    for (let failure = 0; failure < 9; failure += 1) await circuit.failed();
    expect(await bench.deliver(bench.message(0))).toBe(true);
    const { waiting, attempts } = await bench.read();
    expect(waiting).toEqual({
      reason: 'PROVIDER_UNAVAILABLE',
      provider: 'strava',
      until: '2024-06-15T12:06:00.000Z',
    });
    expect(attempts.get(0)).toBe(0);
    expect(bench.requests.filter((request) => request.startsWith('strava'))).toEqual([]);
  });

  it.each([
    ['read', { read: down }],
    ['written', { change: down }],
  ])('hands the month back when the budget cannot be %s, and calls nobody', async (_what, faulty) => {
    const bench = await createLimitedBench({ faulty });
    expect(await bench.deliver(bench.message(0))).toBe(false);
    const record = await bench.read();
    expect([record.attempts.get(0), record.leases.size, record.failedChunks]).toEqual([0, 0, 0]);
    expect(bench.requests.filter((request) => request.startsWith('strava'))).toEqual([]);
    expect(bench.returns).toEqual([]);
  });
});
