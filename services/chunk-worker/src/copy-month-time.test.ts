import { createMonthBench, someWorkouts, type MonthBenchOptions } from './testing/month-bench.ts';
import { UnfinishedMonthError } from './unfinished-month.ts';

const nothing = { found: 0, written: 0, duplicate: 0, skipped: 0 };

/** A month whose files take `seconds` each to read, one after the other. */
function slowMonth(count: number, seconds: number, options: MonthBenchOptions = {}) {
  const bench = createMonthBench(someWorkouts(count), {
    ...options,
    readWorkout: ({ sourceId, sport }) => {
      bench.clock.advance(seconds);
      return Promise.resolve({ externalId: `fitbit-${sourceId}`, name: '', sport, tcx: '' });
    },
  });
  return bench;
}

/** Tries until the month is done; how much each try that was not the last one settled. */
async function untilDone(copy: () => Promise<unknown>, most = 20): Promise<number[]> {
  const settled: number[] = [];
  while (settled.length < most) {
    try {
      await copy();
      return settled;
    } catch (error) {
      if (!(error instanceof UnfinishedMonthError)) throw error;
      settled.push(error.settled);
    }
  }
  throw new Error(`Expected the month to be done in ${most} tries, got ${settled.join(', ')}`);
}

describe('copyMonth, short of time', () => {
  it('gets on with each try until a month is done that is bigger than one', async () => {
    const bench = slowMonth(100, 1);
    const settled = await untilDone(() => bench.copy(20));
    expect(settled.length).toBeGreaterThan(2);
    expect(settled.every((count) => count > 0)).toBe(true);
    expect(bench.copies()).toHaveLength(100);
    expect(bench.destination.calls.submit).toBe(100);
  });

  it('begins nothing when the time is over before anything began', async () => {
    const bench = createMonthBench(someWorkouts(3));
    await expect(bench.copy(0)).rejects.toMatchObject({ settled: 0, reason: 'TIME_EXCEEDED' });
    expect([bench.destination.calls.submit, bench.entries.size]).toEqual([0, 0]);
  });

  it('leaves no intent for a file that took all the time', async () => {
    const bench = slowMonth(1, 30);
    await expect(bench.copy(20)).rejects.toMatchObject({ settled: 0, reason: 'TIME_EXCEEDED' });
    expect(bench.entries.size).toBe(0);
  });

  it('skips an upload that has been processed for hours', async () => {
    const bench = createMonthBench(someWorkouts(1), { processingMs: Infinity });
    await expect(bench.copy(20)).rejects.toMatchObject({ reason: 'PROVIDER_UNAVAILABLE' });
    bench.clock.advance(5 * 60 * 60);
    await expect(bench.copy(20)).rejects.toMatchObject({ reason: 'PROVIDER_UNAVAILABLE' });
    bench.clock.advance(60 * 60);
    await expect(bench.copy(20)).resolves.toMatchObject({ skipReasons: { STUCK_AT_DESTINATION: 1 } });
  });

  it('keeps the uploads whose end it did not see, and asks for these the next time', async () => {
    const bench = createMonthBench(someWorkouts(5), { processingMs: 300_000 });
    await expect(bench.copy(20)).rejects.toMatchObject({ settled: 0, reason: 'PROVIDER_UNAVAILABLE' });
    expect(bench.entry(3)?.state).toMatchObject({ kind: 'SUBMITTED', uploadId: 'upload-4' });
    expect(bench.units().write).toBe(10);
    bench.clock.advance(300);
    expect(await bench.copy()).toEqual({ ...nothing, found: 5, written: 5 });
    expect(bench.destination.calls.submit).toBe(5);
  });

  it('is patient with a slow destination and asks for few uploads one by one', async () => {
    const bench = createMonthBench(someWorkouts(50), { processingMs: 12_000 });
    expect(await bench.copy(60)).toEqual({ ...nothing, found: 50, written: 50 });
    expect(bench.destination.calls).toMatchObject({ submit: 50, poll: 0 });
    expect(bench.destination.calls.list).toBeLessThan(8);
  });

  it('settles all others beside one that is stuck, and stays with that one', async () => {
    const bench = createMonthBench(someWorkouts(5), { ends: { 'fitbit-2': 'stuck' } });
    await expect(bench.copy()).rejects.toMatchObject({ settled: 4 });
    expect(bench.entry(2)?.state).toMatchObject({ kind: 'SUBMITTED' });
    for (let round = 0; round < 3; round += 1) {
      await expect(bench.copy()).rejects.toMatchObject({ settled: 0, reason: 'PROVIDER_UNAVAILABLE' });
    }
    expect(bench.destination.calls.submit).toBe(5);
    expect(bench.entry(2)?.state).toMatchObject({ kind: 'SUBMITTED', uploadId: 'upload-3' });
  });

  it('gets an end for uploads that never show, when it has time to the last', async () => {
    const rejected = Array.from({ length: 20 }, (_, id) => [
      `fitbit-${id}`,
      { kind: 'rejected', reason: 'EMPTY_FILE' },
    ]);
    const bench = createMonthBench(someWorkouts(20), { ends: Object.fromEntries(rejected) as never });
    expect((await untilDone(() => bench.copy(5)))[0]).toBe(8);
    expect(await bench.copy()).toMatchObject({ skipped: 20 });
  });
});
