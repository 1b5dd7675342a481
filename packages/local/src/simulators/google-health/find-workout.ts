import type { Workout } from '../history/workout.ts';
import { refusal } from './google-answers.ts';
import type { GoogleHealthUser } from './google-health-user.ts';

/** Throws GoogleApiError 404, also for one that is still listed though it was deleted. */
export function findWorkout(user: GoogleHealthUser, id: string): Workout {
  const workout = user.workouts.find((candidate) => candidate.id === id);
  if (workout === undefined || workout.defect === 'deleted') throw refusal('not-found');
  return workout;
}
