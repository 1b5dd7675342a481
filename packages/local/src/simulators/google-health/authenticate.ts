import type { MiddlewareHandler } from 'hono';

import { bearerToken } from '../shared/bearer-token.ts';
import type { SimulatorEnv } from '../shared/simulator-env.ts';
import { refusal } from './google-answers.ts';
import type { GoogleHealthState } from './google-health-state.ts';

/** 401 without a token that lives, 429 beyond the requests of the user's minute. Google gives no Retry-After. */
export function authenticate(state: GoogleHealthState): MiddlewareHandler<SimulatorEnv> {
  const { core, tokens, minute } = state;
  return async (c, next) => {
    const now = core.clock.now();
    const access = tokens.findAccess(bearerToken(c) ?? '');
    if (access === undefined || access.expiresAtMs <= now.getTime()) throw refusal('unauthenticated');
    c.set('access', access);
    c.set('userId', access.userId);
    if (minute.read(access.userId, now) >= state.settings.requestsPerMinutePerUser) {
      throw refusal('rate-limited');
    }
    minute.add(access.userId, now);
    await next();
  };
}
