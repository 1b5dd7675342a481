import { Hono } from 'hono';

import type { SimulatorEnv } from '../shared/simulator-env.ts';
import { requireScope } from './authenticate.ts';
import { notFound } from './strava-error.ts';
import type { StravaState } from './strava-state.ts';
import { takeUpload } from './take-upload.ts';
import { toUploadAnswer } from './upload-state.ts';

export function createUploadRoutes(state: StravaState): Hono<SimulatorEnv> {
  const routes = new Hono<SimulatorEnv>();
  routes.post('/uploads', async (c) => {
    requireScope(c, 'activity:write');
    return c.json(toUploadAnswer(state, await takeUpload(state, c)), 201);
  });
  routes.get('/uploads/:id', (c) => {
    requireScope(c, 'activity:write');
    const upload = state.uploads.get(Number(c.req.param('id')));
    if (upload?.userId !== c.get('access').userId) throw notFound('Upload');
    upload.polls += 1;
    return c.json(toUploadAnswer(state, upload));
  });
  return routes;
}
