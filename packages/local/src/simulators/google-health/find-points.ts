import { civilStartMs, type Workout } from '../history/workout.ts';
import type { SimulatedDataType } from './data-types.ts';
import type { TimeFilter } from './filter/parse-filter.ts';
import { toExercisePoint } from './to-exercise-point.ts';
import { type PlacedSample, toHeartRatePoint } from './to-heart-rate-point.ts';

const EVERYTHING: TimeFilter = { axis: 'physical', fromMs: -Infinity, toMs: Infinity };

/** Points to be written out: cheap to count, made when a page holds them. */
export type PointList = readonly (() => object)[];

/** The points of `type` within the filter, newest first. `workouts` come newest first. */
export function findPoints(
  type: SimulatedDataType,
  workouts: readonly Workout[],
  filter = EVERYTHING,
): PointList {
  switch (type) {
    case 'exercise':
      return workouts
        .filter((workout) =>
          isWithin(filter, { physicalMs: workout.startMs, civilMs: civilStartMs(workout) }),
        )
        .map((workout) => () => toExercisePoint(workout));
    case 'heart-rate':
      return findSamples(workouts, filter).map((sample) => () => toHeartRatePoint(sample));
  }
}

/** Heart rate is known during workouts only. */
function findSamples(workouts: readonly Workout[], filter: TimeFilter): PlacedSample[] {
  return workouts
    .filter((workout) => mayOverlap(workout, filter))
    .flatMap((workout) =>
      workout.readHeartRate().map((sample) => ({ ...sample, offsetSeconds: workout.startOffsetSeconds })),
    )
    .filter(({ atMs, offsetSeconds }) =>
      isWithin(filter, { physicalMs: atMs, civilMs: atMs + offsetSeconds * 1000 }),
    )
    .sort((a, b) => b.atMs - a.atMs);
}

const MOST_OFFSET_MS = 14 * 3_600_000;

function mayOverlap({ startMs, endMs }: Workout, { fromMs, toMs }: TimeFilter): boolean {
  return startMs - MOST_OFFSET_MS < toMs && endMs + MOST_OFFSET_MS >= fromMs;
}

function isWithin({ axis, fromMs, toMs }: TimeFilter, at: { physicalMs: number; civilMs: number }): boolean {
  const ms = axis === 'civil' ? at.civilMs : at.physicalMs;
  return ms >= fromMs && ms < toMs;
}
