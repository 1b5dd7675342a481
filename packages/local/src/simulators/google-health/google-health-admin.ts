import type { Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import * as z from 'zod';

import { civilMonth, civilStartMs, type Workout } from '../history/workout.ts';
import { createAdminRoutes } from '../shared/admin-routes.ts';
import { readInput } from '../shared/read-input.ts';
import { googleSettingsInput } from './google-health-options.ts';
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
  /** ISO instant of the last late change, null = none. */
  readonly restatedAt: string | null;
  /** What is wrong with it (see Workout), null = nothing. A reader cannot copy a workout with a defect. */
  readonly defect: string | null;
}

/** What `PATCH /_admin/users/{userId}/workouts/{id}` may change. */
const workoutInput = z
  .strictObject({
    displayName: z.string(),
    exerciseType: z.string(),
    distanceMeters: z.number().nonnegative(),
    calories: z.number().nonnegative(),
    averageHeartRate: z.int().positive(),
    defect: z.enum(['deleted', 'point', 'file']),
  })
  .partial();

export function createGoogleHealthAdmin(state: GoogleHealthState): Hono {
  const admin = createAdminRoutes(state, googleSettingsInput);
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
  admin.patch('/users/:userId/workouts/:id', async (c) => {
    const change = await readInput(c, workoutInput);
    const { user, workout } = findWorkout(state, c);
    const restated = { ...workout, ...change, restatedAtMs: state.core.clock.now().getTime() };
    state.setWorkouts(user, [...user.workouts.filter((other) => other !== workout), restated]);
    return c.json(toAdminWorkout(user.userId, restated));
  });
  admin.delete('/users/:userId/workouts/:id', (c) => {
    const { user, workout } = findWorkout(state, c);
    state.setWorkouts(
      user,
      user.workouts.filter((other) => other !== workout),
    );
    return c.body(null, 204);
  });
  return admin;
}

/** The one of the path. Throws HTTPException 404. */
function findWorkout(state: GoogleHealthState, c: Context) {
  const user = state.users.get(c.req.param('userId') ?? '');
  const workout = user?.workouts.find(({ id }) => id === c.req.param('id'));
  if (user === undefined || workout === undefined)
    throw new HTTPException(404, { message: 'No such workout' });
  return { user, workout };
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
    restatedAt: workout.restatedAtMs === undefined ? null : toTimestamp(workout.restatedAtMs),
    defect: workout.defect ?? null,
  };
}
