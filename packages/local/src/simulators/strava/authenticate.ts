import type { Context, MiddlewareHandler } from 'hono';

import { bearerToken } from '../shared/bearer-token.ts';
import type { SimulatorEnv } from '../shared/simulator-env.ts';
import type { RequestKind } from './rate-limiter.ts';
import { StravaError, unauthorized } from './strava-error.ts';
import type { StravaState } from './strava-state.ts';

/** 401 without a token that lives. */
export function authenticate({ core, tokens }: StravaState): MiddlewareHandler<SimulatorEnv> {
  return async (c, next) => {
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

/** Throws StravaError 401: reading works with either of the read scopes, as every simulated activity is public. */
export function requireScope(c: Context<SimulatorEnv>, wanted: 'activity:write' | 'activity:read'): void {
  const { scopes } = c.get('access');
  if (
    scopes.some((scope) => scope === wanted || (wanted === 'activity:read' && scope === 'activity:read_all'))
  )
    return;
  const field = `${wanted}_permission`;
  throw new StravaError(401, 'Authorization Error', { resource: 'AccessToken', field, code: 'missing' });
}
