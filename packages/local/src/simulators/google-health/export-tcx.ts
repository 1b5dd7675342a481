import type { Context } from 'hono';

import { stableHash } from '../history/seeded-random.ts';
import type { Workout } from '../history/workout.ts';
import type { SimulatorEnv } from '../shared/simulator-env.ts';
import { removeElements } from '../tcx/remove-elements.ts';
import { findWorkout } from './find-workout.ts';
import { refusal } from './google-answers.ts';
import { hasScope, readUser, requireScope } from './google-health-request.ts';
import type { GoogleHealthState } from './google-health-state.ts';

/** Google Health API v4, dataPoints.exportExerciseTcx. Throws GoogleApiError. */
export function exportTcx(state: GoogleHealthState, c: Context<SimulatorEnv>, id: string): Response {
  requireScope(c, 'activity_and_fitness');
  const mayLocate = hasScope(c, 'location');
  if (!mayLocate && state.settings.tcxWithoutLocation === 'refuse') requireScope(c, 'location');
  const workout = findWorkout(readUser(state, c), id);
  const file = readFile(workout, c.req.query('partialData') === 'true');
  if (file === undefined) return noFile(c, workout);
  const tcx = mayLocate ? file : removeElements(file, ['Position']);
  if (c.req.query('alt') !== 'media') return c.json({ tcxData: tcx });
  return c.body(tcx, 200, { 'content-type': 'application/vnd.garmin.tcx+xml' });
}

/** Trackpoints of a workout without GPS are partial data. */
function readFile(workout: Workout, partialData: boolean): string | undefined {
  const file = workout.hasGps || partialData ? workout.readTcx() : undefined;
  return workout.defect === 'file' ? file?.slice(0, file.length / 2) : file;
}

/** Both have been seen for the same thing: 404, and 200 with nothing in it. */
function noFile(c: Context<SimulatorEnv>, { id }: Workout): Response {
  if (stableHash('no tcx', id) % 2 === 0) throw refusal('not-found');
  return c.req.query('alt') === 'media' ? c.body('', 200) : c.json({});
}
