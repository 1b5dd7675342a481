import { ProviderError } from '@syncwell/connectors/errors';
import type { WorkoutFile } from '@syncwell/connectors/ports';

import { aForeignActivity, aWorkout, createMonthBench, someWorkouts, SYNC } from './testing/month-bench.ts';

const nothing = { found: 0, written: 0, duplicate: 0, skipped: 0 };

describe('copyMonth', () => {
  it('counts an empty month without a call to the destination', async () => {
    const { copy, destination, units } = createMonthBench([]);
    expect(await copy()).toEqual(nothing);
    expect(destination.calls).toEqual({ submit: 0, poll: 0, list: 0 });
    expect(units()).toEqual({ read: 0, write: 0 });
  });

  it('needs one request per workout and two lists, two writes and one read unit per workout', async () => {
    const { copy, copies, destination, units } = createMonthBench(someWorkouts(60));
    expect(await copy()).toEqual({ ...nothing, found: 60, written: 60 });
    expect(copies()).toHaveLength(60);
    expect(destination.calls.submit).toBe(60);
    expect(destination.calls.poll).toBe(0);
    expect(destination.calls.list).toBeLessThanOrEqual(3);
    expect(units()).toEqual({ read: 60, write: 120 });
  });

  it('asks for a single upload by itself', async () => {
    const { copy, destination, entry } = createMonthBench(someWorkouts(1), { processingMs: 500 });
    expect(await copy()).toEqual({ ...nothing, found: 1, written: 1 });
    expect(destination.calls).toEqual({ submit: 1, poll: 1, list: 1 });
    expect(entry(0)).toEqual({
      orchestrationId: SYNC,
      state: { kind: 'DONE', activityId: 'activity-1' },
    });
  });

  it('waits for all uploads at once, not for one after the other', async () => {
    const { copy, clock } = createMonthBench(someWorkouts(60));
    const began = clock.now().getTime();
    await copy();
    expect(clock.now().getTime() - began).toBe(2_000);
  });

  it('never sends what the source rules out, and writes nothing about it', async () => {
    const workouts = [
      aWorkout(1, { skip: { reason: 'FROM_DESTINATION' } }),
      aWorkout(2, { skip: { reason: 'NO_DURATION' } }),
    ];
    const { copy, destination, skipped, units } = createMonthBench(workouts);
    expect(await copy()).toEqual({
      ...nothing,
      found: 2,
      skipped: 2,
      skipReasons: { FROM_DESTINATION: 1, NO_DURATION: 1 },
    });
    expect(skipped).toEqual(['FROM_DESTINATION', 'NO_DURATION']);
    expect([destination.calls.list, units()]).toEqual([0, { read: 0, write: 0 }]);
  });
});

describe('copyMonth, given one bad workout', () => {
  const rejects =
    (bad: string, skipReason?: 'DELETED_AT_SOURCE') =>
    (workout: { sourceId: string; sport: WorkoutFile['sport'] }) => {
      if (workout.sourceId === bad) {
        const details = { provider: 'fitbit', ...(skipReason && { skipReason }) };
        return Promise.reject(new ProviderError('ITEM_REJECTED', 'no', details));
      }
      return Promise.resolve({
        externalId: `fitbit-${workout.sourceId}`,
        name: '',
        sport: workout.sport,
        tcx: '',
      });
    };

  it.each([
    [undefined, 'UNREADABLE_AT_SOURCE'],
    ['DELETED_AT_SOURCE', 'DELETED_AT_SOURCE'],
  ] as const)(
    'skips one that the source rejects (%s) and leaves no trace of it',
    async (skipReason, reason) => {
      const { copy, copies, entry } = createMonthBench(someWorkouts(3), {
        readWorkout: rejects('1', skipReason),
      });
      expect(await copy()).toEqual({
        found: 3,
        written: 2,
        duplicate: 0,
        skipped: 1,
        skipReasons: { [reason]: 1 },
      });
      expect([copies(), entry(1)]).toEqual([['fitbit-0', 'fitbit-2'], undefined]);
    },
  );

  it('skips one that the destination refuses, for good', async () => {
    const bench = createMonthBench(someWorkouts(3), { faults: new Map([['fitbit-1', 'ITEM_REJECTED']]) });
    const result = {
      found: 3,
      written: 2,
      duplicate: 0,
      skipped: 1,
      skipReasons: { REFUSED_BY_DESTINATION: 1 },
    };
    expect(await bench.copy()).toEqual(result);
    expect(bench.entry(1)?.state).toEqual({ kind: 'SKIPPED', reason: 'REFUSED_BY_DESTINATION' });
    expect(await bench.copy()).toEqual(result);
    expect(bench.destination.calls.submit).toBe(3);
  });

  it('skips one that the destination rejects when it reads it, for good', async () => {
    const ends = { 'fitbit-1': { kind: 'rejected', reason: 'FILE_WITHOUT_TIMES' } } as const;
    const bench = createMonthBench(someWorkouts(3), { ends });
    const result = { found: 3, written: 2, duplicate: 0, skipped: 1, skipReasons: { FILE_WITHOUT_TIMES: 1 } };
    expect(await bench.copy()).toEqual(result);
    expect(await bench.copy()).toEqual(result);
    expect(bench.destination.calls.submit).toBe(3);
  });
});

describe('copyMonth, given what is there already', () => {
  const workouts = someWorkouts(3);
  const startOf = (id: number, plusMs = 0) =>
    new Date(Date.parse(aWorkout(id).startTime) + plusMs).toISOString();

  it('leaves out what others brought: a start within 3 minutes, a sport of the kind', async () => {
    const activities = [aForeignActivity(startOf(1, 179_000), { sport: 'treadmill-run' })];
    const bench = createMonthBench(workouts, { activities });
    expect(await bench.copy()).toEqual({ found: 3, written: 2, duplicate: 1, skipped: 0 });
    expect(bench.entry(1)?.state).toEqual({ kind: 'DUPLICATE', activityId: 'foreign-1' });
    expect(bench.units().write).toBe(5);
  });

  it.each([
    ['begins 3 minutes away', startOf(1, 180_000), {}],
    ['is of another sport', startOf(1), { sport: 'swim' }],
    ['is our copy of another workout of that start', startOf(1), { externalId: 'fitbit-99' }],
  ] as const)('copies a workout though an activity %s', async (_what, startTime, changes) => {
    const activities = [aForeignActivity(startTime, changes)];
    const bench = createMonthBench(workouts, { activities });
    expect(await bench.copy()).toEqual({ ...nothing, found: 3, written: 3 });
  });

  it('takes one activity for the copy of one workout only, the nearest', async () => {
    const later = aWorkout(1, { sourceId: 'later', startTime: startOf(1, 120_000) });
    const bench = createMonthBench([later, aWorkout(1)], {
      activities: [aForeignActivity(startOf(1, 1_000))],
    });
    expect(await bench.copy()).toEqual({ ...nothing, found: 2, written: 1, duplicate: 1 });
    expect(bench.copies()).toEqual(['fitbit-later']);
  });

  it('knows its own copies by their name when the ledger does not', async () => {
    const bench = createMonthBench(workouts);
    await bench.copy();
    bench.entries.clear();
    expect(await bench.copy()).toEqual({ ...nothing, found: 3, duplicate: 3 });
    expect(bench.destination.calls.submit).toBe(3);
  });

  it('believes the destination that calls a workout a duplicate of another', async () => {
    const twin = aWorkout(0, { sourceId: 'twin' });
    const bench = createMonthBench([aWorkout(0), twin, aWorkout(1)], { refuses: 'start' });
    expect(await bench.copy()).toEqual({ ...nothing, found: 3, written: 2, duplicate: 1 });
    expect(bench.entry('twin')?.state).toEqual({ kind: 'DUPLICATE', activityId: 'activity-1' });
  });

  it('takes a duplicate without a name for one, and an end that comes at once', async () => {
    const ends = { 'fitbit-0': { kind: 'duplicate', activityId: undefined } } as const;
    const bench = createMonthBench(workouts, { ends });
    const at = { kind: 'created', activityId: 'at once' } as const;
    const { connector, session } = bench.dependencies.destination;
    const submitWorkout: typeof connector.submitWorkout = (file, own) =>
      file.externalId === 'fitbit-1' ? Promise.resolve({ state: at }) : connector.submitWorkout(file, own);
    const destination = { connector: { ...connector, submitWorkout }, session };
    expect(await bench.copy(60, { destination })).toEqual({ ...nothing, found: 3, written: 2, duplicate: 1 });
    expect(bench.entry(0)?.state).toEqual({ kind: 'DUPLICATE' });
    expect(bench.entry(1)?.state).toEqual({ kind: 'DONE', activityId: 'at once' });
  });
});
