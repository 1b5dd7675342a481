import type { Context, MiddlewareHandler } from 'hono';

import { bearerToken } from '../shared/bearer-token.ts';
import type { SimulatorEnv } from '../shared/simulator-env.ts';
import type { RequestKind } from './rate-limiter.ts';
import { appInactive, missingScope, unauthorized } from './strava-error.ts';
import type { StravaState } from './strava-state.ts';

/** 401 without a token that lives, 403 while the application is inactive. */
export function authenticate(state: StravaState): MiddlewareHandler<SimulatorEnv> {
  const { core, tokens } = state;
  return async (c, next) => {
    if (!state.settings.appActive) throw appInactive();
    const access = tokens.findAccess(bearerToken(c) ?? '');
    if (access === undefined || access.expiresAtMs <= core.clock.now().getTime()) throw unauthorized();
    c.set('access', access);
    c.set('userId', access.userId);
    await next();
  };
}

/** Strava API v3, Rate Limits: everything but uploads and manual activities is "non-upload", polls too. */
export function kindOf(c: Context): RequestKind {
  return c.req.method === 'POST' && /\/(uploads|activities)$/.test(c.req.path) ? 'write' : 'read';
}

/** Throws StravaError 401: reading works with either of the read scopes. */
export function requireScope(c: Context<SimulatorEnv>, wanted: 'activity:write' | 'activity:read'): void {
  const { scopes } = c.get('access');
  const isGranted = scopes.includes(wanted) || (wanted === 'activity:read' && seesPrivate(c));
  if (!isGranted) throw missingScope(wanted);
}

/** Does the token show private activities, too? */
export function seesPrivate(c: Context<SimulatorEnv>): boolean {
  return c.get('access').scopes.includes('activity:read_all');
}
