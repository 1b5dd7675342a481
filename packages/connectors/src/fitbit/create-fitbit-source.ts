import type { DateRange } from '@syncwell/core/domain/date-range';

import { createProviderHttp, type ProviderHttp } from '../http/provider-http.ts';
import type { ProviderSession, SourceConnector } from '../ports.ts';
import type { SourceOptions } from '../provider-connectors.ts';
import { fitbitDescriptor } from './descriptor.ts';
import { listExercises } from './list-exercises.ts';
import { readWorkoutFile } from './read-workout-file.ts';
import { toFitbitError } from './to-fitbit-error.ts';
import type { FitbitWorkout } from './to-workout.ts';

/** Workouts of a Fitbit user, read from the Google Health API v4. */
export function createFitbitSource(options: SourceOptions): SourceConnector<FitbitWorkout> {
  const { baseUrl, effects, destinationPackages } = options;
  const http: ProviderHttp = createProviderHttp({
    provider: fitbitDescriptor.name,
    baseUrl,
    effects,
    toError: toFitbitError,
  });
  return {
    listWorkouts: (range: DateRange, session: ProviderSession) =>
      listExercises(http, session, { range, now: effects.now(), destinationPackages }),
    readWorkout: (workout, session) => readWorkoutFile(http, session, workout),
  };
}
