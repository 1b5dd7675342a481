import type { Workout, WorkoutLap } from '../history/workout.ts';
import { omitDefaults } from './omit-defaults.ts';
import { toDuration, toSessionInterval, toTimestamp } from './to-session-interval.ts';

const SYNC_DELAY_MS = 300_000;

/** Google Health API v4, DataPoint with an Exercise. int64 are texts, doubles are numbers. */
export function toExercisePoint(workout: Workout) {
  const created = toTimestamp(workout.endMs + SYNC_DELAY_MS);
  return {
    name: `users/me/dataTypes/exercise/dataPoints/${workout.id}`,
    dataSource: toDataSource(workout),
    exercise: {
      interval: toInterval(workout),
      exerciseType: workout.exerciseType,
      displayName: workout.displayName,
      activeDuration: toDuration((workout.endMs - workout.startMs) / 1000),
      metricsSummary: toMetrics(workout),
      ...(workout.hasGps && { exerciseMetadata: { hasGps: true } }),
      ...(workout.laps.length > 0 && {
        splits: workout.laps.map((lap) => toSplit(lap, workout.startOffsetSeconds)),
      }),
      createTime: created,
      updateTime: workout.restatedAtMs === undefined ? created : toTimestamp(workout.restatedAtMs),
    },
  };
}

/** The interval without its start: a point that no reader can place. */
function toInterval(workout: Workout) {
  const { startTime, civilStartTime, ...rest } = toSessionInterval(workout);
  return workout.defect === 'point' ? rest : { startTime, ...rest, civilStartTime };
}

function toDataSource({ recordingMethod, applicationPackage }: Workout) {
  if (applicationPackage !== undefined) {
    return { recordingMethod, platform: 'HEALTH_CONNECT', application: { packageName: applicationPackage } };
  }
  const device = { formFactor: 'WATCH', manufacturer: 'Google', displayName: 'Watch' };
  return { recordingMethod, platform: 'FITBIT', ...(recordingMethod !== 'MANUAL' && { device }) };
}

function toMetrics({ startMs, endMs, distanceMeters, calories, averageHeartRate }: Workout) {
  const seconds = (endMs - startMs) / 1000;
  return omitDefaults({
    caloriesKcal: calories,
    distanceMillimeters: toMillimeters(distanceMeters),
    averageSpeedMillimetersPerSecond: distanceMeters && Math.round((distanceMeters * 1000) / seconds),
    averagePaceSecondsPerMeter: distanceMeters && seconds / distanceMeters,
    averageHeartRateBeatsPerMinute: averageHeartRate === undefined ? undefined : String(averageHeartRate),
  });
}

function toSplit(lap: WorkoutLap, offsetSeconds: number) {
  return {
    startTime: toTimestamp(lap.startMs),
    startUtcOffset: toDuration(offsetSeconds),
    endTime: toTimestamp(lap.endMs),
    endUtcOffset: toDuration(offsetSeconds),
    activeDuration: toDuration((lap.endMs - lap.startMs) / 1000),
    metricsSummary: omitDefaults({ distanceMillimeters: toMillimeters(lap.distanceMeters) }),
    splitType: 'MANUAL',
  };
}

function toMillimeters(meters: number | undefined): number | undefined {
  return meters === undefined ? undefined : Math.round(meters * 1000);
}
