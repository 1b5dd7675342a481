import { ProviderError } from '../errors.ts';
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
import type { FitbitWorkout } from './to-workout.ts';

const DEFAULT_NAME = 'Workout';

/**
 * The file of one workout: its recording with the pulse merged in and its distances set right, or a file made from
 * its summary when there is no recording. Throws ProviderError; ITEM_REJECTED when this one cannot be read.
 */
export async function readWorkoutFile(
  http: ProviderHttp,
  session: ProviderSession,
  workout: FitbitWorkout,
): Promise<WorkoutFile> {
  const recording = await rejectRefused(readTcx(http, session, workout));
  const samples = await rejectRefused(readHeartRate(http, session, workout));
  const document =
    recording === undefined
      ? createSyntheticTcx(toSummary(workout), samples)
      : rescaleDistance(mergeHeartRate(recording, samples));
  return {
    externalId: toExternalId(fitbitDescriptor.name, workout.sourceId),
    name: workout.displayName.trim() || DEFAULT_NAME,
    sport: workout.sport,
    tcx: writeTcx(document),
  };
}

/** A refused request that is about one workout (400, 404, 422) costs that one, not the others of its month. */
async function rejectRefused<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (!(error instanceof ProviderError) || error.code !== 'BAD_REQUEST') throw error;
    throw new ProviderError('ITEM_REJECTED', error.message, {
      provider: error.provider,
      skipReason: 'UNREADABLE_AT_SOURCE',
      cause: error,
    });
  }
}

function toSummary(workout: FitbitWorkout): WorkoutSummary {
  const { startTime, endTime, sport, distanceMeters, calories } = workout;
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
