import { afterIntent, submitAs } from './testing/dead-try.ts';
import { FAKE_SETTLE_MS } from './testing/fake-destination.ts';
import { aForeignActivity, aWorkout, createMonthBench, ROUTE, someWorkouts } from './testing/month-bench.ts';
import { UnfinishedMonthError } from './unfinished-month.ts';

const nothing = { found: 0, written: 0, duplicate: 0, skipped: 0 };
const [FIRST, SECOND] = [
  { ...ROUTE, sourceId: '0' },
  { ...ROUTE, sourceId: '1' },
];
const SETTLE_SECONDS = FAKE_SETTLE_MS / 1000;

describe('copyMonth, beside another try', () => {
  it('leaves a workout to the one that was first, and counts what became of it', async () => {
    const bench = createMonthBench(someWorkouts(2), { refuses: 'nothing' });
    const { ledger } = bench.dependencies;
    const racing: typeof ledger = {
      ...ledger,
      intend: async (key, intent) => {
        if (key.sourceId === '0' && intent.owner !== 'other') {
          await ledger.intend(key, { ...intent, owner: 'other' });
          await submitAs(bench, 0);
        }
        return ledger.intend(key, intent);
      },
    };
    expect(await bench.copy(60, { ledger: racing })).toEqual({ ...nothing, found: 2, written: 2 });
    expect(bench.copies()).toEqual(['fitbit-0', 'fitbit-1']);
  });

  it('counts the end that the other wrote first', async () => {
    const bench = createMonthBench(someWorkouts(2));
    const { ledger } = bench.dependencies;
    const racing: typeof ledger = {
      ...ledger,
      settle: async (key, state) => {
        await ledger.settle(key, { kind: 'SKIPPED', reason: 'EMPTY_FILE' });
        return ledger.settle(key, state);
      },
    };
    expect(await bench.copy(60, { ledger: racing })).toMatchObject({ written: 0, skipped: 2 });
    expect(bench.entry(0)?.state).toEqual({ kind: 'SKIPPED', reason: 'EMPTY_FILE' });
  });

  it('lets the other go on with what it would have called a duplicate', async () => {
    const activities = [aForeignActivity(aWorkout(0).startTime)];
    const bench = createMonthBench(someWorkouts(2), { activities });
    const { ledger } = bench.dependencies;
    const racing: typeof ledger = {
      ...ledger,
      settleUnsent: async (key, state, by) => {
        await ledger.intend(key, { ...by, owner: 'other', at: bench.clock.now().toISOString() });
        return ledger.settleUnsent(key, state, by);
      },
    };
    await expect(bench.copy(20, { ledger: racing })).rejects.toMatchObject({ settled: 1 });
    await ledger.settle(FIRST, { kind: 'DONE', activityId: '7' });
    expect(await bench.copy()).toEqual({ ...nothing, found: 2, written: 2 });
  });

  it('takes over one try of several that find the same left behind', async () => {
    const bench = await afterIntent(SETTLE_SECONDS, { refuses: 'nothing' });
    await Promise.allSettled([bench.copy(5), bench.copy(5), bench.copy(5)]);
    bench.clock.advance(SETTLE_SECONDS);
    expect(await bench.copy()).toEqual({ ...nothing, found: 2, written: 2 });
    expect(bench.copies()).toEqual(['fitbit-0', 'fitbit-1']);
  });
});

describe('copyMonth, while its user is erased', () => {
  it('brings no entry back', async () => {
    const bench = createMonthBench(someWorkouts(2));
    const { ledger } = bench.dependencies;
    const erasing: typeof ledger = {
      ...ledger,
      settle: async (key, state) => {
        await ledger.erase(ROUTE.userId);
        return ledger.settle(key, state);
      },
    };
    expect(await bench.copy(60, { ledger: erasing })).toEqual({ ...nothing, found: 2, written: 2 });
    expect(bench.entries.size).toBe(0);
  });

  it('hands nothing in of what it found open and is gone', async () => {
    const bench = await afterIntent(SETTLE_SECONDS);
    const { ledger } = bench.dependencies;
    const erasing: typeof ledger = {
      ...ledger,
      intend: async (key, intent) => {
        await ledger.erase(ROUTE.userId);
        return key.sourceId === SECOND.sourceId ? false : ledger.intend(key, intent);
      },
    };
    await expect(bench.copy(60, { ledger: erasing })).rejects.toBeInstanceOf(UnfinishedMonthError);
    expect([bench.copies(), bench.entries.size]).toEqual([[], 0]);
  });
});
