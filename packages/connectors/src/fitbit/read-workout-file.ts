import { toExternalId } from '../external-id.ts';
import type { ProviderHttp } from '../http/provider-http.ts';
import type { ProviderSession, Sport, WorkoutFile } from '../ports.ts';
import { mergeHeartRate } from '../tcx/merge-heart-rate.ts';
import { rescaleDistance } from '../tcx/rescale-distance.ts';
import { createSyntheticTcx, type WorkoutSummary } from '../tcx/synthetic-tcx.ts';
import { writeTcx } from '../tcx/tcx-document.ts';
import { fitbitDescriptor } from './descriptor.ts';
import { readHeartRate } from './read-heart-rate.ts';
import { readTcx } from './read-tcx.ts';
import { sportOfExercise } from './sport-of-exercise.ts';
import type { FitbitWorkout } from './to-workout.ts';

const DEFAULT_NAME = 'Workout';

/**
 * The file of one workout: its recording with the pulse merged in and its distances set right, or a file made from
 * its summary when there is no recording. Throws ProviderError.
 */
export async function readWorkoutFile(
  http: ProviderHttp,
  session: ProviderSession,
  workout: FitbitWorkout,
): Promise<WorkoutFile> {
  const recording = await readTcx(http, session, workout);
  const samples = await readHeartRate(http, session, workout);
  const sport = sportOfExercise(workout.exerciseType);
  const document =
    recording === undefined
      ? createSyntheticTcx(toSummary(workout, sport), samples)
      : rescaleDistance(mergeHeartRate(recording, samples));
  return {
    externalId: toExternalId(fitbitDescriptor.name, workout.sourceId),
    name: workout.displayName.trim() || DEFAULT_NAME,
    sport,
    tcx: writeTcx(document),
  };
}

function toSummary(workout: FitbitWorkout, sport: Sport): WorkoutSummary {
  const { startTime, endTime, distanceMeters, calories } = workout;
  return {
    tcxSport: toTcxSport(sport),
    startMs: Date.parse(startTime),
    endMs: Date.parse(endTime),
    distanceMeters,
    calories,
  };
}

function toTcxSport(sport: Sport): WorkoutSummary['tcxSport'] {
  if (sport.endsWith('run')) return 'Running';
  return sport.endsWith('ride') ? 'Biking' : 'Other';
}
