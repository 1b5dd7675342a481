import { ProviderError, type ProviderErrorCode } from '@syncwell/connectors/errors';

import { createMonthBench, someWorkouts } from './testing/month-bench.ts';

const nothing = { found: 0, written: 0, duplicate: 0, skipped: 0 };

describe('copyMonth, when calls fail in passing', () => {
  it.each(['lost', 'dropped'] as const)('copies once what was %s on its way', async (fault) => {
    for (const refuses of ['external id', 'nothing'] as const) {
      const bench = createMonthBench(someWorkouts(5), { refuses, faults: new Map([['fitbit-2', fault]]) });
      expect(await bench.copy(120)).toEqual({ ...nothing, found: 5, written: 5 });
      expect(bench.copies()).toHaveLength(5);
      expect(bench.destination.calls.submit).toBe(fault === 'lost' ? 6 : 5);
    }
  });

  it('does not keep looking for an upload that only counts as lost after a while', async () => {
    const bench = createMonthBench(someWorkouts(5), { faults: new Map([['fitbit-2', 'lost']]) });
    expect(await bench.copy(120)).toMatchObject({ written: 5 });
    expect(bench.destination.calls.list).toBe(4);
  });

  it('says that the provider was in the way when nothing else was', async () => {
    const bench = createMonthBench(someWorkouts(1), { faults: new Map([['fitbit-0', 'lost']]) });
    const copying = bench.copy(20);
    await expect(copying).rejects.toMatchObject({ settled: 0, reason: 'PROVIDER_UNAVAILABLE' });
    await expect(copying).rejects.toHaveProperty('cause.code', 'TRANSIENT');
  });

  it('begins nothing more after a few failures in a row', async () => {
    const faults = new Map(Array.from({ length: 100 }, (_, id) => [`fitbit-${id}`, 'lost' as const]));
    const bench = createMonthBench(someWorkouts(100), { faults });
    await expect(bench.copy(20)).rejects.toMatchObject({ settled: 0 });
    expect(bench.destination.calls.submit).toBeLessThanOrEqual(10);
  });

  it('copies all others beside one whose file cannot be read now', async () => {
    const failure = new ProviderError('TRANSIENT', 'no', { provider: 'fitbit' });
    const bench = createMonthBench(someWorkouts(9), {
      readWorkout: ({ sourceId, sport }) =>
        sourceId === '4'
          ? Promise.reject(failure)
          : Promise.resolve({ externalId: `fitbit-${sourceId}`, name: '', sport, tcx: '' }),
    });
    await expect(bench.copy()).rejects.toMatchObject({ settled: 8 });
    await expect(bench.copy()).rejects.toMatchObject({ settled: 0, reason: 'PROVIDER_UNAVAILABLE' });
  });

  it.each(['list', 'poll'] as const)('looks over a %s that fails', async (what) => {
    const bench = createMonthBench(someWorkouts(what === 'poll' ? 1 : 5));
    const { connector, session } = bench.dependencies.destination;
    let calls = 0;
    const failOnce = () => {
      calls += 1;
      if (calls === (what === 'poll' ? 1 : 2))
        throw new ProviderError('TRANSIENT', 'no', { provider: 'strava' });
    };
    const flaky: typeof connector = {
      ...connector,
      listActivities: async (...given) => {
        if (what === 'list') failOnce();
        return connector.listActivities(...given);
      },
      readSubmission: async (...given) => {
        if (what === 'poll') failOnce();
        return connector.readSubmission(...given);
      },
    };
    expect(await bench.copy(60, { destination: { connector: flaky, session } })).toMatchObject({
      skipped: 0,
    });
    expect(calls).toBeGreaterThan(1);
  });

  it('ends the try when the destination cannot say what is there, before anything is sent', async () => {
    const bench = createMonthBench(someWorkouts(5));
    const failure = new ProviderError('TRANSIENT', 'no', { provider: 'strava' });
    const { connector, session } = bench.dependencies.destination;
    const blind = { ...connector, listActivities: () => Promise.reject(failure) };
    const copying = bench.copy(60, { destination: { connector: blind, session } });
    await expect(copying).rejects.toMatchObject({ settled: 0, reason: 'PROVIDER_UNAVAILABLE' });
    expect(bench.destination.calls.submit).toBe(0);
  });
});

describe('copyMonth, when a provider refuses', () => {
  const codes: ProviderErrorCode[] = [
    'RATE_LIMITED',
    'AUTH_REVOKED',
    'APP_INACTIVE',
    'PROVIDER_GONE',
    'BAD_REQUEST',
  ];
  it.each(codes)('ends with %s and keeps the uploads that were taken', async (code) => {
    const bench = createMonthBench(someWorkouts(40), { faults: new Map([['fitbit-12', code]]) });
    await expect(bench.copy()).rejects.toMatchObject({ code });
    const kinds = [...bench.entries.values()].map(({ state }) => state.kind);
    expect(kinds.filter((kind) => kind === 'SUBMITTED').length).toBeGreaterThan(10);
    expect(kinds.length).toBeLessThan(40);
    bench.clock.advance(900);
    expect(await bench.copy()).toEqual({ ...nothing, found: 40, written: 40 });
    expect(bench.destination.calls.submit).toBe(41);
  });

  it('ends with what the ledger throws, and tells how many uploads it could not keep', async () => {
    const bench = createMonthBench(someWorkouts(3), { processingMs: 300_000 });
    const down = () => Promise.reject(new Error('the ledger is down'));
    const { ledger } = bench.dependencies;
    await expect(bench.copy(20, { ledger: { ...ledger, keepUpload: down } })).rejects.toMatchObject({
      settled: 0,
    });
    expect(bench.notKept).toEqual([3]);
    await expect(bench.copy(20, { ledger: { ...ledger, read: down } })).rejects.toThrow('the ledger is down');
  });

  it('passes on what is no error of a provider, from wherever it comes', async () => {
    const odd = () => Promise.reject(new Error('odd'));
    const bench = createMonthBench(someWorkouts(3), { readWorkout: odd });
    await expect(bench.copy()).rejects.toThrow('odd');
    const { connector, session } = bench.dependencies.destination;
    const destination = { connector: { ...connector, submitWorkout: odd }, session };
    await expect(createMonthBench(someWorkouts(3)).copy(60, { destination })).rejects.toThrow('odd');
  });
});
