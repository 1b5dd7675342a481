import { type Context, Hono } from 'hono';

import { bearerToken } from '../shared/bearer-token.ts';
import { answerConsent } from '../shared/consent.ts';
import { readChallenge } from '../shared/pkce.ts';
import { readForm } from '../shared/read-form.ts';
import { isRedirectUri } from '../shared/redirect-uri.ts';
import type { SimulatorEnv } from '../shared/simulator-env.ts';
import { exchangeStravaCode, refreshStravaToken } from './issue-strava-token.ts';
import { badRequest, unauthorized } from './strava-error.ts';
import type { StravaState } from './strava-state.ts';

/** `https://www.strava.com/oauth/...`. These answers carry no rate-limit headers. */
export function createOAuthRoutes(state: StravaState): Hono<SimulatorEnv> {
  const routes = new Hono<SimulatorEnv>();
  routes.get('/authorize', (c) => authorize(state, c));
  routes.post('/token', async (c) => {
    const form = await readForm(c);
    requireClient(state, { id: form['client_id'], secret: form['client_secret'] });
    switch (form['grant_type'] ?? '') {
      case 'refresh_token':
        return c.json({ ...refreshStravaToken(state, form) });
      case 'authorization_code':
        return c.json({ ...exchangeStravaCode(state, form) });
      default:
        throw badRequest({ resource: 'Application', field: 'grant_type', code: 'invalid' });
    }
  });
  routes.post('/revoke', async (c) => {
    requireClient(state, readBasic(c));
    const { token = '' } = await readForm(c);
    // RFC 7009: a token that nobody knows is as good as revoked.
    revoke(state, token);
    return c.body(null, 200);
  });
  routes.post('/deauthorize', async (c) => {
    const { access_token: token = bearerToken(c) ?? '' } = await readForm(c);
    if (state.tokens.findAccess(token) === undefined) throw unauthorized();
    revoke(state, token);
    return c.json({ access_token: token });
  });
  return routes;
}

/** Everything that the owner of the token allowed. */
function revoke({ tokens, core }: StravaState, token: string): void {
  const grant = tokens.findAccess(token) ?? tokens.findRefresh(token, core.clock.now().getTime());
  if (grant !== undefined) tokens.revoke(grant.userId);
}

/** Throws StravaError where the real page shows an error and sends the browser nowhere. */
function authorize(state: StravaState, c: Context): Response | Promise<Response> {
  const query = c.req.query();
  const { client_id: clientId, redirect_uri: redirectUri, scope = '' } = query;
  if (clientId !== state.settings.client.id) throw invalid('client_id');
  if (!isRedirectUri(redirectUri)) throw invalid('redirect_uri');
  if (query['response_type'] !== 'code') throw invalid('response_type');
  const challenge = readChallenge(query);
  if (challenge === null) throw invalid('code_challenge');
  const scopes = scope.split(',').filter((one) => one !== '');
  if (scopes.length === 0) throw invalid('scope');
  return answerConsent(state, c, {
    provider: 'Strava',
    redirectUri,
    state: query['state'],
    scopes,
    separator: ',',
    challenge,
    offline: true,
  });
}

function requireClient(
  { settings }: StravaState,
  client: { id: string | undefined; secret: string | undefined },
): void {
  if (client.id !== settings.client.id || client.secret !== settings.client.secret)
    throw invalid('client_id');
}

function invalid(field: string) {
  return badRequest({ resource: 'Application', field, code: 'invalid' });
}

function readBasic(c: Context): { id: string | undefined; secret: string | undefined } {
  const encoded = /^Basic (\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
  const [id, secret] = Buffer.from(encoded, 'base64').toString().split(':');
  return { id, secret };
}
