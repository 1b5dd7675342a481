import { Hono } from 'hono';

import { playFaults } from '../shared/play-faults.ts';
import { recordRequest } from '../shared/record-request.ts';
import type { SimulatorEnv } from '../shared/simulator-env.ts';
import { authenticate } from './authenticate.ts';
import { createDataPointRoutes } from './data-point-routes.ts';
import { createGoogleHealthAdmin } from './google-health-admin.ts';
import { GoogleApiError, googleErrorBody } from './google-api-error.ts';
import type { GoogleHealthSimulatorOptions } from './google-health-options.ts';
import { createGoogleHealthState } from './google-health-state.ts';
import { isAboutMonth } from './is-about-month.ts';
import { createOAuthRoutes } from './oauth-routes.ts';

/**
 * A Google Health API v4 with users that the caller invents: `/v4/...` as `https://health.googleapis.com/v4/...`,
 * `/token` and `/revoke` as those of oauth2.googleapis.com, `/o/oauth2/v2/auth` as that of accounts.google.com, and
 * `/_admin/...` (README.md). No socket, no other state
 * than its own. Throws on bad users or an unreadable history.
 */
export function createGoogleHealthSimulator(options: GoogleHealthSimulatorOptions): Hono<SimulatorEnv> {
  const state = createGoogleHealthState(options);
  const { core } = state;
  const faults = playFaults(core, {
    isAbout: (c, month) => isAboutMonth(state, c, month),
    bodyFor: googleErrorBody,
  });
  const app = new Hono<SimulatorEnv>();
  app.onError((error, c) => {
    const refusal = error instanceof GoogleApiError ? error : new GoogleApiError('INTERNAL', error.message);
    return c.json(refusal.toBody(), refusal.httpStatus);
  });
  app.notFound((c) => c.json(new GoogleApiError('NOT_FOUND', 'Method not found.').toBody(), 404));
  app.route('/_admin', createGoogleHealthAdmin(state));
  app.use(recordRequest(core, (path) => path.replace(/(\/dataPoints\/)[^:/]+/, '$1{id}')));
  app.use('/v4/*', authenticate(state));
  app.use(faults);
  app.route('/', createOAuthRoutes(state));
  app.route('/v4', createDataPointRoutes(state));
  return app;
}
