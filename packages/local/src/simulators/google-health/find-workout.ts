import type { Workout } from '../history/workout.ts';
import { GoogleApiError } from './google-api-error.ts';
import type { GoogleHealthUser } from './google-health-user.ts';

/** Throws GoogleApiError 404. */
export function findWorkout(user: GoogleHealthUser, id: string): Workout {
  const workout = user.workouts.find((candidate) => candidate.id === id);
  if (workout === undefined) throw new GoogleApiError('NOT_FOUND', 'Requested entity was not found.');
  return workout;
}
