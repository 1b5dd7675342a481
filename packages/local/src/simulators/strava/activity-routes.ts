import { type Context, Hono } from 'hono';

import type { SimulatorEnv } from '../shared/simulator-env.ts';
import { parseTcx } from '../tcx/parse-tcx.ts';
import { requireScope, seesPrivate } from './authenticate.ts';
import { createManualActivity } from './create-manual-activity.ts';
import { toAthlete } from './issue-strava-token.ts';
import { isVisible, listActivities } from './list-activities.ts';
import type { StravaActivity } from './strava-activity.ts';
import { notFound } from './strava-error.ts';
import type { StravaState } from './strava-state.ts';
import { toActivityAnswer } from './to-activity-answer.ts';
import { toStreams } from './to-streams.ts';

export function createActivityRoutes(state: StravaState): Hono<SimulatorEnv> {
  const routes = new Hono<SimulatorEnv>();
  routes.get('/athlete', (c) => c.json(toAthlete(state, c.get('access').userId)));
  routes.get('/athlete/activities', (c) => {
    requireScope(c, 'activity:read');
    return c.json(listActivities(state, c).map(toActivityAnswer));
  });
  routes.post('/activities', async (c) => {
    requireScope(c, 'activity:write');
    return c.json(toActivityAnswer(await createManualActivity(state, c)), 201);
  });
  routes.get('/activities/:id', (c) => c.json(toActivityAnswer(readActivity(state, c))));
  routes.get('/activities/:id/streams', (c) => {
    const { tcx, startMs } = readActivity(state, c);
    const keys = (c.req.query('keys') ?? '').split(',');
    return c.json(tcx === null ? {} : toStreams(parseTcx(tcx), startMs, keys));
  });
  return routes;
}

/** The activity of the path. Throws StravaError when the token may not read, or it is not the athlete's. */
function readActivity(state: StravaState, c: Context<SimulatorEnv>): StravaActivity {
  requireScope(c, 'activity:read');
  const activity = state.activities.get(Number(c.req.param('id')));
  if (activity?.userId !== c.get('access').userId || !isVisible(state, activity)) throw notFound('Activity');
  if (activity.isPrivate && !seesPrivate(c)) throw notFound('Activity');
  return activity;
}
