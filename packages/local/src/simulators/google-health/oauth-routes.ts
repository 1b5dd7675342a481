import { type Context, Hono } from 'hono';

import { answerConsent } from '../shared/consent.ts';
import { readChallenge } from '../shared/pkce.ts';
import { readForm } from '../shared/read-form.ts';
import { isRedirectUri } from '../shared/redirect-uri.ts';
import type { SimulatorEnv } from '../shared/simulator-env.ts';
import type { GoogleHealthState } from './google-health-state.ts';
import { issueGoogleToken } from './issue-google-token.ts';
import { OAuthError } from './oauth-error.ts';

/**
 * `/o/oauth2/v2/auth` of accounts.google.com, `/token` and `/revoke` of oauth2.googleapis.com. Source: Google Identity,
 * Using OAuth 2.0 for Web Server Applications.
 */
export function createOAuthRoutes(state: GoogleHealthState): Hono<SimulatorEnv> {
  const routes = new Hono<SimulatorEnv>();
  routes.onError((error, c) => {
    if (error instanceof OAuthError) return c.json(error.toBody(), error.httpStatus);
    throw error;
  });
  routes.get('/o/oauth2/v2/auth', (c) => authorize(state, c));
  routes.post('/token', async (c) => c.json(issueGoogleToken(state, await readForm(c))));
  routes.post('/revoke', async (c) => {
    const { token = '' } = await readForm(c);
    const grant =
      state.tokens.findAccess(token) ?? state.tokens.findRefresh(token, state.core.clock.now().getTime());
    if (grant === undefined) throw new OAuthError(400, 'invalid_token', 'Token expired or revoked');
    state.tokens.revoke(grant.userId);
    return c.json({});
  });
  return routes;
}

/** Throws OAuthError where the real page shows an error and sends the browser nowhere. */
function authorize(state: GoogleHealthState, c: Context): Response | Promise<Response> {
  const query = c.req.query();
  const { client_id: clientId, redirect_uri: redirectUri, scope = '' } = query;
  if (clientId !== state.settings.client.id) {
    throw new OAuthError(401, 'invalid_client', 'The OAuth client was not found.');
  }
  if (!isRedirectUri(redirectUri)) throw invalidRequest('redirect_uri');
  if (query['response_type'] !== 'code') throw invalidRequest('response_type');
  const challenge = readChallenge(query);
  if (challenge === null) throw invalidRequest('code_challenge');
  const scopes = scope.split(' ').filter((one) => one !== '');
  if (scopes.length === 0) throw invalidRequest('scope');
  return answerConsent(state, c, {
    provider: 'Google',
    redirectUri,
    state: query['state'],
    scopes,
    separator: ' ',
    challenge,
    offline: query['access_type'] === 'offline',
  });
}

function invalidRequest(parameter: string): OAuthError {
  return new OAuthError(400, 'invalid_request', `Missing or invalid parameter: ${parameter}`);
}
