import { civilDate } from '@syncwell/core/domain/civil-date';

import { createHistory } from './create-history.ts';
import { STRAVA_PACKAGE } from './special-cases.ts';
import { civilMonth, type Workout } from './workout.ts';

const SEEDS = ['demo', 'a', 'b', 'c'];
const HISTORIES = SEEDS.map((seed) =>
  createHistory({ seed, from: civilDate('2020-01-01'), to: civilDate('2023-12-31') }),
);

const civilDay = (ms: number, offsetSeconds: number) =>
  new Date(ms + offsetSeconds * 1000).toISOString().slice(0, 10);
const startDay = (workout: Workout) => civilDay(workout.startMs, workout.startOffsetSeconds);

type IsCase = (workout: Workout, all: readonly Workout[]) => boolean;

/** What has broken a sync before. */
const CASES: readonly (readonly [string, IsCase])[] = [
  ['a workout across midnight', (w) => startDay(w) !== civilDay(w.endMs, w.endOffsetSeconds)],
  [
    'a workout during which the clocks go forward',
    (w) => w.endOffsetSeconds - w.startOffsetSeconds === 3_600,
  ],
  ['a workout during which the clocks go back', (w) => w.endOffsetSeconds - w.startOffsetSeconds === -3_600],
  ['a workout abroad, east', (w) => w.startOffsetSeconds === 9 * 3_600],
  ['a workout abroad, west', (w) => w.startOffsetSeconds < 0],
  [
    'a workout that is in another month in UTC',
    (w) => new Date(w.startMs).toISOString().slice(0, 7) !== civilMonth(w),
  ],
  ['a workout on February 29', (w) => startDay(w) === '2020-02-29'],
  [
    'two workouts with one start',
    (w, all) => all.some((other) => other !== w && other.startMs === w.startMs),
  ],
  ['a workout of an unknown type', (w) => w.exerciseType === 'ZERO_GRAVITY_SQUASH'],
  ['a workout that came from Strava', (w) => w.applicationPackage === STRAVA_PACKAGE],
  ['a workout of another app', (w) => w.applicationPackage === 'com.example.gym'],
  ['a workout without GPS and without a file', (w) => !w.hasGps && w.readTcx() === undefined],
  [
    'a workout that was restated later',
    ({ restatedAtMs, endMs }) => restatedAtMs !== undefined && restatedAtMs > endMs,
  ],
  [
    'a workout with a route that was deleted after it was listed',
    ({ defect, hasGps }) => defect === 'deleted' && hasGps,
  ],
];

describe('any four years of a seeded history', () => {
  it.each(CASES)('hold %s', (_, isCase) => {
    for (const all of HISTORIES) expect(all.some((workout) => isCase(workout, all))).toBe(true);
  });

  it.each([0, 1, 25, 26, 60])('hold a month of %i workouts', (count) => {
    for (const all of HISTORIES) {
      const counts = Array.from({ length: 48 }, (_, index) => {
        const month = new Date(Date.UTC(2020, index)).toISOString().slice(0, 7);
        return all.filter((workout) => civilMonth(workout) === month).length;
      });
      expect(counts).toContain(count);
    }
  });
});
