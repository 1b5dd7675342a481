import { Hono } from 'hono';

import { playFaults } from '../shared/play-faults.ts';
import { recordRequest } from '../shared/record-request.ts';
import type { SimulatorEnv } from '../shared/simulator-env.ts';
import { createActivityRoutes } from './activity-routes.ts';
import { authenticate } from './authenticate.ts';
import { isAboutMonth } from './is-about-month.ts';
import { limitRate } from './limit-rate.ts';
import { createOAuthRoutes } from './oauth-routes.ts';
import { createStravaAdmin } from './strava-admin.ts';
import { StravaError, stravaErrorBody } from './strava-error.ts';
import type { StravaSimulatorOptions } from './strava-options.ts';
import { createStravaState } from './strava-state.ts';
import { createUploadRoutes } from './upload-routes.ts';

/**
 * A Strava API v3 with athletes that the caller invents: `/api/v3/...` and `/oauth/...` as
 * `https://www.strava.com/...`, and `/_admin/...` (README.md). No socket, no other state than its own.
 * Throws ZodError on bad users.
 */
export function createStravaSimulator(options: StravaSimulatorOptions): Hono<SimulatorEnv> {
  const state = createStravaState(options);
  const app = new Hono<SimulatorEnv>();
  app.onError((error, c) => {
    if (error instanceof StravaError) return c.json(error.toBody(), error.httpStatus);
    return c.json({ message: error.message }, 500);
  });
  app.notFound((c) => c.json(stravaErrorBody(404), 404));
  app.route('/_admin', createStravaAdmin(state));
  app.use(recordRequest(state.core, (path) => path.replace(/\/\d+/, '/{id}')));
  app.use('/api/v3/*', authenticate(state), limitRate(state));
  app.use(
    playFaults(state.core, {
      isAbout: (c, month) => isAboutMonth(state, c, month),
      bodyFor: stravaErrorBody,
    }),
  );
  app.route('/oauth', createOAuthRoutes(state));
  app.route('/api/v3', createUploadRoutes(state));
  app.route('/api/v3', createActivityRoutes(state));
  return app;
}
