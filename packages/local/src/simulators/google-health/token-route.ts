import type { Context } from 'hono';

import { readForm } from '../shared/read-form.ts';
import type { GoogleHealthState } from './google-health-state.ts';

/**
 * `POST https://oauth2.googleapis.com/token` with a refresh token. The answer holds no refresh token: the old one
 * goes on living, and so do the access tokens of earlier refreshes.
 */
export async function refreshGoogleToken(
  { tokens, core, settings }: GoogleHealthState,
  c: Context,
): Promise<Response> {
  const form = await readForm(c);
  if (form['client_id'] !== settings.client.id || form['client_secret'] !== settings.client.secret) {
    return c.json({ error: 'invalid_client', error_description: 'The OAuth client was not found.' }, 401);
  }
  if (form['grant_type'] !== 'refresh_token') {
    return c.json({ error: 'unsupported_grant_type', error_description: 'Invalid grant_type.' }, 400);
  }
  const grant = tokens.findRefresh(form['refresh_token'] ?? '');
  if (grant === undefined) {
    return c.json({ error: 'invalid_grant', error_description: 'Token has been expired or revoked.' }, 400);
  }
  const seconds = settings.accessTokenSeconds;
  const { token } = tokens.issueAccess(grant, { expiresAtMs: core.clock.now().getTime() + seconds * 1000 });
  return c.json({
    access_token: token,
    expires_in: seconds,
    scope: grant.scopes.join(' '),
    token_type: 'Bearer',
  });
}
