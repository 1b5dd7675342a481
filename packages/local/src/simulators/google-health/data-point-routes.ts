import { Hono } from 'hono';

import type { SimulatorEnv } from '../shared/simulator-env.ts';
import { dataType, parseDataType } from './data-types.ts';
import { exportTcx } from './export-tcx.ts';
import { findWorkout } from './find-workout.ts';
import { GoogleApiError } from './google-api-error.ts';
import { readUser, requireScope } from './google-health-request.ts';
import type { GoogleHealthState } from './google-health-state.ts';
import { listPoints } from './list-points.ts';
import { toExercisePoint } from './to-exercise-point.ts';

const FAMILIES = ['all-sources', 'google-wearables', 'google-sources'];

/** `/users/{user}/...`. Google's custom methods (`:name` after an id) are told apart by hand: `:` is Hono's own. */
export function createDataPointRoutes(state: GoogleHealthState): Hono<SimulatorEnv> {
  const routes = new Hono<SimulatorEnv>();
  routes.get('/users/:user/identity', (c) => {
    const { userId } = readUser(state, c);
    return c.json({
      name: 'users/me/identity',
      legacyUserId: `legacy-${userId}`.slice(0, 63),
      healthUserId: userId,
    });
  });
  routes.get('/users/:user/dataTypes/:type/dataPoints', (c) => c.json(listPoints(state, c)));
  routes.get('/users/:user/dataTypes/:type/:method{dataPoints:reconcile}', (c) => {
    parseFamily(c.req.query('dataSourceFamily'));
    return c.json(listPoints(state, c));
  });
  routes.get('/users/:user/dataTypes/:type/dataPoints/:point', (c) => {
    const [id = '', method] = c.req.param('point').split(':');
    const type = parseDataType(c.req.param('type'));
    if (type === 'exercise' && method === 'exportExerciseTcx') return exportTcx(state, c, id);
    if (type !== 'exercise' || method !== undefined) return c.notFound();
    requireScope(c, dataType(type).scope);
    return c.json(toExercisePoint(findWorkout(readUser(state, c), id)));
  });
  return routes;
}

/** Throws GoogleApiError. The simulated user has one source, so every family gives the same points. */
function parseFamily(family: string | undefined): void {
  if (family === undefined || FAMILIES.some((known) => family === `users/me/dataSourceFamilies/${known}`))
    return;
  const reason = 'INVALID_DATA_POINT_DATA_SOURCE_FAMILY';
  throw new GoogleApiError('INVALID_ARGUMENT', `Invalid data source family: ${family}.`, reason);
}
