import { civilDate } from '@syncwell/core/domain/civil-date';
import fc from 'fast-check';

import { parseTcx } from '../tcx/parse-tcx.ts';
import { createHistory } from './create-history.ts';
import { civilMonth, civilStartMs, type Workout } from './workout.ts';
import { daysOf } from './zone-time.ts';

const SEEDS = ['demo', 'a', 'b', 'c'];

function fourYears(seed: string): Workout[] {
  return createHistory({ seed, from: civilDate('2020-01-01'), to: civilDate('2023-12-31') });
}

function facts({ readTcx, readHeartRate, ...rest }: Workout) {
  return { ...rest, tcx: readTcx(), heartRate: readHeartRate() };
}

describe('createHistory', () => {
  it.each(SEEDS)('gives at least 400 workouts in four years (seed %s)', (seed) => {
    const { length } = fourYears(seed);
    expect(length).toBeGreaterThanOrEqual(400);
    expect(length).toBeLessThanOrEqual(520);
  });

  it('gives a month the same workouts whatever the range', () => {
    const all = fourYears('demo');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 47 }), (index) => {
        const month = new Date(Date.UTC(2020, index)).toISOString().slice(0, 7);
        const alone = createHistory({
          seed: 'demo',
          from: civilDate(`${month}-01`),
          to: civilDate(daysOf(month).at(-1) ?? ''),
        });
        expect(alone.map(facts)).toEqual(all.filter((workout) => civilMonth(workout) === month).map(facts));
      }),
      { numRuns: 12 },
    );
  });

  it('clips the first and the last day', () => {
    const clipped = createHistory({
      seed: 'demo',
      from: civilDate('2021-05-10'),
      to: civilDate('2021-06-20'),
    });
    const days = clipped.map((workout) => new Date(civilStartMs(workout)).toISOString().slice(0, 10));
    expect(days.every((day) => day >= '2021-05-10' && day <= '2021-06-20')).toBe(true);
    expect(days.length).toBeGreaterThan(0);
  });

  it('gives unique ids, and starts more than three minutes apart but for the intended pairs', () => {
    const all = fourYears('demo').sort((a, b) => a.startMs - b.startMs);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    const gaps = all.slice(1).map((workout, index) => workout.startMs - (all[index]?.startMs ?? 0));
    expect(gaps.filter((gap) => gap > 0 && gap <= 180_000)).toEqual([]);
    expect(gaps.filter((gap) => gap === 0).length).toBeGreaterThan(0);
  });

  it('writes tracks without heart rate whose trackpoints run ahead of the laps', () => {
    const tracked = fourYears('demo')
      .filter(({ hasGps }) => hasGps)
      .slice(0, 40);
    for (const workout of tracked) {
      const { id, laps } = parseTcx(workout.readTcx() ?? '');
      const points = laps.flatMap((lap) => lap.trackpoints);
      const lapSum = laps.reduce((sum, lap) => sum + lap.distanceMeters, 0);
      const ahead = (points.at(-1)?.distanceMeters ?? 0) / lapSum;
      expect(Date.parse(id ?? '')).toBe(workout.startMs);
      expect(Math.abs(lapSum - (workout.distanceMeters ?? 0))).toBeLessThan(1);
      expect(ahead).toBeGreaterThan(1.005);
      expect(ahead).toBeLessThan(1.121);
      expect(points.every((point) => point.time && point.position && point.heartRateBpm === undefined)).toBe(
        true,
      );
    }
    expect(tracked.some((workout) => workout.laps.length > 1)).toBe(true);
  });

  it('measures heart rate within the workout, around its average', () => {
    const [workout] = fourYears('demo').filter(({ averageHeartRate }) => averageHeartRate !== undefined);
    const samples = workout?.readHeartRate() ?? [];
    const mean = samples.reduce((sum, { bpm }) => sum + bpm, 0) / samples.length;
    expect(samples.every(({ atMs }) => workout && atMs >= workout.startMs && atMs < workout.endMs)).toBe(
      true,
    );
    expect(Math.abs(mean - (workout?.averageHeartRate ?? 0))).toBeLessThan(6);
  });
});
