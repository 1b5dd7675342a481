import { Hono, type Context } from 'hono';

import type { SimulatorEnv } from '../shared/simulator-env.ts';
import { rollUpDaily } from './daily-roll-up.ts';
import { dataType, parseDataType } from './data-types.ts';
import { exportTcx } from './export-tcx.ts';
import { findPoints } from './find-points.ts';
import { findWorkout } from './find-workout.ts';
import { refusal } from './google-answers.ts';
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
  routes.post('/users/:user/dataTypes/:type/:method{dataPoints:dailyRollUp}', async (c) =>
    c.json(await rollUpDaily(state, c)),
  );
  routes.get('/users/:user/dataTypes/:type/dataPoints/:point', (c) => {
    const [id = '', method] = c.req.param('point').split(':');
    const type = parseDataType(c.req.param('type'));
    if (type === 'exercise' && method === 'exportExerciseTcx') return exportTcx(state, c, id);
    return method === undefined ? c.json(readPoint(state, c, id)) : c.notFound();
  });
  return routes;
}

/** The named data point of the path. Throws GoogleApiError 404; points without a name cannot be read one by one. */
function readPoint(state: GoogleHealthState, c: Context<SimulatorEnv>, id: string): object {
  const type = parseDataType(c.req.param('type') ?? '');
  requireScope(c, dataType(type).scope);
  const user = readUser(state, c);
  if (type === 'exercise') return toExercisePoint(findWorkout(user, id));
  const points: { name?: string }[] = findPoints(type, user, []).map((write) => write());
  const point = points.find(({ name }) => name?.endsWith(`/${id}`));
  if (point === undefined) throw refusal('not-found');
  return point;
}

/** Throws GoogleApiError. The simulated user has one source, so every family gives the same points. */
function parseFamily(family: string | undefined): void {
  if (family === undefined || FAMILIES.some((known) => family === `users/me/dataSourceFamilies/${known}`))
    return;
  const reason = 'INVALID_DATA_POINT_DATA_SOURCE_FAMILY';
  throw new GoogleApiError('INVALID_ARGUMENT', `Invalid data source family: ${family}.`, reason);
}
