import type { MiddlewareHandler } from 'hono';

import type { SimulatorEnv } from '../shared/simulator-env.ts';
import { kindOf } from './authenticate.ts';
import { RATE_LIMIT_BODIES } from './strava-error.ts';
import type { StravaState } from './strava-state.ts';

/** Counts the request, refuses it beyond the limits (429, no Retry-After), and tells the usage in the headers. */
export function limitRate({ core, limiter }: StravaState): MiddlewareHandler<SimulatorEnv> {
  return async (c, next) => {
    const kind = kindOf(c);
    const admitted = limiter.admit(kind, core.clock.now());
    if (admitted) await next();
    else c.res = c.json(refusalBody(limiter.usage(core.clock.now()).overall.day), 429);
    for (const [name, value] of Object.entries(limiter.headers(kind, core.clock.now())))
      c.header(name, value);
  };
}

/** Either of the two bodies, in turn. */
function refusalBody(requestsOfTheDay: number) {
  return RATE_LIMIT_BODIES[requestsOfTheDay % 2 === 0 ? 0 : 1];
}
