import { parseTcx } from '../tcx/parse-tcx.ts';
import { removeElements } from '../tcx/remove-elements.ts';
import type { TcxActivity, TcxLap } from '../tcx/tcx-activity.ts';
import type { HeartRateSample, Workout, WorkoutLap } from './workout.ts';

const HEART_RATE_ELEMENTS = ['HeartRateBpm', 'AverageHeartRateBpm', 'MaximumHeartRateBpm'];

const SPORTS: Readonly<Record<string, readonly [exerciseType: string, displayName: string]>> = {
  Running: ['RUNNING', 'Run'],
  Biking: ['BIKING', 'Bike'],
};

/**
 * A device's TCX file as a workout of the source: the file itself without heart rate, and the heart rate as samples.
 * The clock on the wall is UTC: the file does not tell where its owner was. Throws when the file is no TCX or does
 * not say when it starts.
 */
export function recordingToWorkout({ fileName, text }: { fileName: string; text: string }): Workout {
  const activity = parseTcx(text);
  const heartRate = readSamples(activity);
  const [exerciseType, displayName] = SPORTS[activity.sport] ?? ['OTHER', 'Workout'];
  const startMs = startOf(activity, fileName);
  const laps = activity.laps.map(toWorkoutLap);
  const tcx = removeElements(text.trimStart(), HEART_RATE_ELEMENTS);
  return {
    id: idOf(fileName),
    startMs,
    endMs: endOf(activity, startMs),
    startOffsetSeconds: 0,
    endOffsetSeconds: 0,
    exerciseType,
    displayName,
    recordingMethod: 'ACTIVELY_MEASURED',
    applicationPackage: undefined,
    hasGps: activity.laps.some((lap) => lap.trackpoints.some((point) => point.position !== undefined)),
    distanceMeters: sum(activity.laps.map((lap) => lap.distanceMeters)),
    calories: sum(activity.laps.map((lap) => lap.calories)),
    averageHeartRate: averageOf(heartRate),
    laps: laps.length > 1 ? laps : [],
    readTcx: () => tcx,
    readHeartRate: () => heartRate,
  };
}

/** Letters, digits and dashes of the name without its extension. */
function idOf(fileName: string): string {
  return fileName
    .replace(/\.tcx$/i, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
}

function startOf(activity: TcxActivity, fileName: string): number {
  const startMs = Date.parse(activity.id ?? '');
  if (Number.isNaN(startMs))
    throw new Error(`Expected a start time in <Id> of ${fileName}, got ${activity.id}`);
  return startMs;
}

/** A second after the last thing that happened: the interval is half-open, and its last sample lies within. */
function endOf(activity: TcxActivity, startMs: number): number {
  const ends = activity.laps.flatMap((lap) => [
    Date.parse(lap.startTime ?? '') + lap.totalSeconds * 1000,
    Date.parse(lap.trackpoints.at(-1)?.time ?? ''),
  ]);
  const last = Math.max(startMs, ...ends.filter((end) => !Number.isNaN(end)));
  return Math.floor(last / 1000) * 1000 + 1000;
}

function toWorkoutLap(lap: TcxLap): WorkoutLap {
  const startMs = Date.parse(lap.startTime ?? '');
  return {
    startMs,
    endMs: startMs + Math.round(lap.totalSeconds * 1000),
    distanceMeters: lap.distanceMeters,
  };
}

function readSamples(activity: TcxActivity): HeartRateSample[] {
  return activity.laps
    .flatMap((lap) => lap.trackpoints)
    .map((point) => ({ atMs: Date.parse(point.time ?? ''), bpm: point.heartRateBpm }))
    .filter((sample): sample is HeartRateSample => sample.bpm !== undefined && !Number.isNaN(sample.atMs))
    .sort((a, b) => a.atMs - b.atMs);
}

function averageOf(samples: readonly HeartRateSample[]): number | undefined {
  return samples.length === 0 ? undefined : Math.round(sum(samples.map(({ bpm }) => bpm)) / samples.length);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
