import type { HistoryOptions } from '../history/create-history.ts';
import {
  daysBetween,
  type Sleep,
  sleepsOfDay,
  type StepsHour,
  stepsOfDay,
  weighingsOfDay,
} from '../history/everyday.ts';
import { civilStartMs, type Workout } from '../history/workout.ts';
import type { SimulatedDataType } from './data-types.ts';
import type { TimeFilter } from './filter/parse-filter.ts';
import type { GoogleHealthUser } from './google-health-user.ts';
import { toExercisePoint } from './to-exercise-point.ts';
import { toHeartRatePoint } from './to-heart-rate-point.ts';
import { toSleepPoint } from './to-sleep-point.ts';
import { toStepsPoint } from './to-steps-point.ts';
import { toWeightPoint } from './to-weight-point.ts';

/** A data point: cheap to count, written out when a page holds it. */
interface Listed {
  /** What it is listed by. */
  readonly startMs: number;
  /** What it is filtered by, on either clock. */
  readonly filteredBy: { readonly physicalMs: number; readonly civilMs: number };
  write(): object;
}

const MOST_OFFSET_MS = 14 * 3_600_000;

/** The points of `type` within one of the ranges, newest start first; no range = all of them. */
export function findPoints(
  type: SimulatedDataType,
  user: GoogleHealthUser,
  ranges: readonly TimeFilter[],
): readonly (() => object)[] {
  const bounds = {
    fromMs: Math.min(...ranges.map(({ fromMs }) => fromMs - MOST_OFFSET_MS), Infinity),
    toMs: Math.max(...ranges.map(({ toMs }) => toMs + MOST_OFFSET_MS), -Infinity),
  };
  const all = listPoints(type, user, ranges.length === 0 ? { fromMs: -Infinity, toMs: Infinity } : bounds);
  return all
    .filter(({ filteredBy }) => ranges.length === 0 || ranges.some((range) => isWithin(range, filteredBy)))
    .sort((a, b) => b.startMs - a.startMs)
    .map(({ write }) => write);
}

/** More than are wanted: everything that may be within the bounds. */
function listPoints(
  type: SimulatedDataType,
  { workouts, days }: GoogleHealthUser,
  bounds: { fromMs: number; toMs: number },
): Listed[] {
  const ofEachDay = <T>(read: (history: HistoryOptions, day: string) => readonly T[]) =>
    days === undefined ? [] : daysBetween(days, bounds).flatMap((day) => read(days, day));
  switch (type) {
    case 'exercise':
      return workouts.map(listWorkout);
    case 'heart-rate':
      return workouts
        .filter(({ startMs, endMs }) => startMs < bounds.toMs && endMs >= bounds.fromMs)
        .flatMap(listHeartRate);
    case 'steps':
      return ofEachDay(stepsOfDay).map(listSteps);
    case 'sleep':
      return ofEachDay(sleepsOfDay).map(listSleep);
    case 'weight':
      return ofEachDay(weighingsOfDay).map((weighing) => listSample(weighing, toWeightPoint));
  }
}

function listWorkout(workout: Workout): Listed {
  const filteredBy = { physicalMs: workout.startMs, civilMs: civilStartMs(workout) };
  return { startMs: workout.startMs, filteredBy, write: () => toExercisePoint(workout) };
}

/** Heart rate is known during workouts only. */
function listHeartRate({ startOffsetSeconds: offsetSeconds, readHeartRate }: Workout): Listed[] {
  return readHeartRate().map((sample) => listSample({ ...sample, offsetSeconds }, toHeartRatePoint));
}

function listSample<S extends { atMs: number; offsetSeconds: number }>(
  sample: S,
  toPoint: (sample: S) => object,
): Listed {
  const filteredBy = { physicalMs: sample.atMs, civilMs: sample.atMs + sample.offsetSeconds * 1000 };
  return { startMs: sample.atMs, filteredBy, write: () => toPoint(sample) };
}

function listSteps(hour: StepsHour): Listed {
  const { startMs, startOffsetSeconds } = hour;
  const filteredBy = { physicalMs: startMs, civilMs: startMs + startOffsetSeconds * 1000 };
  return { startMs, filteredBy, write: () => toStepsPoint(hour) };
}

/** Sleep belongs to the day on which it ends. */
function listSleep(sleep: Sleep): Listed {
  const filteredBy = { physicalMs: sleep.endMs, civilMs: sleep.endMs + sleep.endOffsetSeconds * 1000 };
  return { startMs: sleep.startMs, filteredBy, write: () => toSleepPoint(sleep) };
}

function isWithin({ axis, fromMs, toMs }: TimeFilter, at: Listed['filteredBy']): boolean {
  const ms = axis === 'civil' ? at.civilMs : at.physicalMs;
  return ms >= fromMs && ms < toMs;
}
