import type { MiddlewareHandler } from 'hono';

import { bearerToken } from '../shared/bearer-token.ts';
import type { SimulatorEnv } from '../shared/simulator-env.ts';
import { GoogleApiError } from './google-api-error.ts';
import type { GoogleHealthState } from './google-health-state.ts';

/** 401 without a token that lives, 429 beyond the requests of the user's minute. Google gives no Retry-After. */
export function authenticate({
  core,
  tokens,
  minute,
  settings,
}: GoogleHealthState): MiddlewareHandler<SimulatorEnv> {
  return async (c, next) => {
    const now = core.clock.now();
    const access = tokens.findAccess(bearerToken(c) ?? '');
    if (access === undefined || access.expiresAtMs <= now.getTime()) {
      throw new GoogleApiError('UNAUTHENTICATED', 'Request had invalid authentication credentials.');
    }
    c.set('access', access);
    c.set('userId', access.userId);
    if (minute.read(access.userId, now) >= settings.requestsPerMinutePerUser) {
      throw new GoogleApiError(
        'RESOURCE_EXHAUSTED',
        'Quota exceeded: requests per minute per user.',
        'RATE_LIMIT_EXCEEDED',
      );
    }
    minute.add(access.userId, now);
    await next();
  };
}
