import { type Context, Hono } from 'hono';

import { readForm } from '../shared/read-form.ts';
import type { SimulatorEnv } from '../shared/simulator-env.ts';
import { badRequest } from './strava-error.ts';
import type { StravaState } from './strava-state.ts';
import { type StravaTokens, refreshStravaToken } from './refresh-strava-token.ts';

/** `https://www.strava.com/oauth/...`. These answers carry no rate-limit headers. */
export function createOAuthRoutes(state: StravaState): Hono<SimulatorEnv> {
  const routes = new Hono<SimulatorEnv>();
  routes.post('/token', async (c) => {
    const form = await readForm(c);
    requireClient(state, { id: form['client_id'], secret: form['client_secret'] });
    if (form['grant_type'] !== 'refresh_token') {
      throw badRequest({ resource: 'Application', field: 'grant_type', code: 'invalid' });
    }
    const tokens: StravaTokens = refreshStravaToken(state, form['refresh_token'] ?? '');
    return c.json(tokens);
  });
  routes.post('/revoke', async (c) => {
    requireClient(state, readBasic(c));
    const { token = '' } = await readForm(c);
    const grant = state.tokens.findAccess(token) ?? state.tokens.findRefresh(token);
    // RFC 7009: a token that nobody knows is as good as revoked.
    if (grant !== undefined) state.tokens.revoke(grant.userId);
    return c.body(null, 200);
  });
  return routes;
}

function requireClient(
  { settings }: StravaState,
  client: { id: string | undefined; secret: string | undefined },
): void {
  if (client.id === settings.client.id && client.secret === settings.client.secret) return;
  throw badRequest({ resource: 'Application', field: 'client_id', code: 'invalid' });
}

function readBasic(c: Context): { id: string | undefined; secret: string | undefined } {
  const encoded = /^Basic (\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
  const [id, secret] = Buffer.from(encoded, 'base64').toString().split(':');
  return { id, secret };
}
