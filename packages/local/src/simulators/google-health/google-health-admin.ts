import type { Hono } from 'hono';

import { civilMonth, civilStartMs, type Workout } from '../history/workout.ts';
import { createAdminRoutes } from '../shared/admin-routes.ts';
import { readInput } from '../shared/read-input.ts';
import type { GoogleHealthState } from './google-health-state.ts';
import { googleHealthUserSchema } from './google-health-user.ts';
import { toTimestamp } from './to-session-interval.ts';

/** One line of `GET /_admin/workouts`. */
export interface AdminWorkout {
  readonly userId: string;
  readonly id: string;
  /** `YYYY-MM` of the start on the wall calendar. */
  readonly civilMonth: string;
  /** `YYYY-MM-DDTHH:mm:ss` */
  readonly civilStart: string;
  /** ISO instant. */
  readonly startTime: string;
  readonly exerciseType: string;
  readonly hasGps: boolean;
  /** App that wrote it, null = the provider's own. */
  readonly applicationPackage: string | null;
}

export function createGoogleHealthAdmin(state: GoogleHealthState): Hono {
  const admin = createAdminRoutes(state.core, () => state.reset());
  admin.get('/users', (c) => {
    const users = [...state.users.values()].map(({ userId, workouts }) => ({
      userId,
      workouts: workouts.length,
    }));
    return c.json({ users });
  });
  admin.post('/users', async (c) => {
    const { userId, workouts } = state.addUser(await readInput(c, googleHealthUserSchema));
    return c.json({ userId, workouts: workouts.length }, 201);
  });
  admin.get('/workouts', (c) => {
    const workouts = [...state.users.values()].flatMap(({ userId, workouts: own }) =>
      own.map((workout) => toAdminWorkout(userId, workout)),
    );
    return c.json({ workouts });
  });
  return admin;
}

function toAdminWorkout(userId: string, workout: Workout): AdminWorkout {
  return {
    userId,
    id: workout.id,
    civilMonth: civilMonth(workout),
    civilStart: new Date(civilStartMs(workout)).toISOString().slice(0, 19),
    startTime: toTimestamp(workout.startMs),
    exerciseType: workout.exerciseType,
    hasGps: workout.hasGps,
    applicationPackage: workout.applicationPackage ?? null,
  };
}
