import type { SkipReason } from '@syncwell/core/domain/skip-reason';

import type { SourceWorkout } from '../ports.ts';
import { findSanitySkip } from '../skip-reason.ts';
import type { ExercisePoint } from './data-point-schemas.ts';
import { sportOfExercise } from './sport-of-exercise.ts';

/** A listed exercise with what its file will need. */
export interface FitbitWorkout extends SourceWorkout {
  readonly exerciseType: string;
  readonly displayName: string;
  /** undefined = the provider does not say, which means "no" or "not known". */
  readonly hasGps: boolean | undefined;
  readonly splitCount: number;
  readonly distanceMeters: number | undefined;
  /** Kilocalories. */
  readonly calories: number | undefined;
}

export interface WorkoutContext {
  readonly now: Date;
  /** Package names of the destination's own apps. */
  readonly destinationPackages: readonly string[];
}

/** The workout of one exercise data point; `skip` is set when it must not be copied. */
export function toWorkout(point: ExercisePoint, context: WorkoutContext): FitbitWorkout {
  const { interval, metricsSummary, exerciseType, displayName } = point.exercise;
  const millimeters = metricsSummary.distanceMillimeters ?? metricsSummary.distanceMillimiters;
  const workout: FitbitWorkout = {
    sourceId: readSourceId(point.name),
    startTime: interval.startTime,
    endTime: interval.endTime ?? interval.startTime,
    sport: sportOfExercise(exerciseType),
    exerciseType,
    displayName,
    hasGps: point.exercise.exerciseMetadata?.hasGps,
    splitCount: point.exercise.splits.length,
    distanceMeters: millimeters === undefined ? undefined : millimeters / 1_000,
    calories: metricsSummary.caloriesKcal,
  };
  const reason = findSkip(point, workout, context);
  return reason === undefined ? workout : { ...workout, skip: { reason } };
}

function findSkip(
  { dataSource, exercise }: ExercisePoint,
  { distanceMeters }: FitbitWorkout,
  { now, destinationPackages }: WorkoutContext,
): SkipReason | undefined {
  const packageName = dataSource?.application?.packageName;
  if (packageName !== undefined && destinationPackages.includes(packageName)) return 'FROM_DESTINATION';
  const { startTime, endTime } = exercise.interval;
  const endMs = endTime === undefined ? undefined : Date.parse(endTime);
  return findSanitySkip({ startMs: Date.parse(startTime), endMs, distanceMeters }, now);
}

/** The last part of `users/me/dataTypes/exercise/dataPoints/{id}`: an opaque string. */
function readSourceId(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}
