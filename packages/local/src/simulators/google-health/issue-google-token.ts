import { provesChallenge } from '../shared/pkce.ts';
import type { Grant } from '../shared/token-store.ts';
import type { GoogleHealthState } from './google-health-state.ts';
import { OAuthError } from './oauth-error.ts';

type Form = Readonly<Record<string, string>>;

/** Answer of `POST https://oauth2.googleapis.com/token`. */
interface GoogleTokens {
  readonly access_token: string;
  /** Seconds. */
  readonly expires_in: number;
  readonly scope: string;
  readonly token_type: 'Bearer';
  readonly refresh_token?: string;
}

/** Tokens for a code or a refresh token. Throws OAuthError. */
export function issueGoogleToken(state: GoogleHealthState, form: Form): GoogleTokens {
  const { client } = state.settings;
  if (form['client_id'] !== client.id || form['client_secret'] !== client.secret) {
    throw new OAuthError(401, 'invalid_client', 'The OAuth client was not found.');
  }
  switch (form['grant_type'] ?? '') {
    case 'refresh_token':
      return refresh(state, form);
    case 'authorization_code':
      return exchange(state, form);
    default:
      throw new OAuthError(400, 'unsupported_grant_type', 'Invalid grant_type.');
  }
}

/** No refresh token in the answer: the old one goes on living, and so do the access tokens of earlier refreshes. */
function refresh(state: GoogleHealthState, form: Form): GoogleTokens {
  const nowMs = state.core.clock.now().getTime();
  const grant = state.tokens.findRefresh(form['refresh_token'] ?? '', nowMs);
  if (grant === undefined) throw invalidGrant('Token has been expired or revoked.');
  state.refreshes.add(grant.userId, 'issued');
  return toTokens(state, grant);
}

/** A refresh token comes only if `access_type=offline` asked for one. */
function exchange(state: GoogleHealthState, form: Form): GoogleTokens {
  const authorization = state.codes.redeem(form['code'] ?? '', state.core.clock.now().getTime());
  if (authorization === undefined) throw invalidGrant('Malformed auth code.');
  const { challenge, offline, redirectUri } = authorization;
  if (form['redirect_uri'] !== redirectUri) {
    throw new OAuthError(400, 'redirect_uri_mismatch', 'Bad Request');
  }
  const verifier = form['code_verifier'];
  if (challenge !== undefined && verifier === undefined) throw invalidGrant('Missing code verifier.');
  if (challenge !== undefined && !provesChallenge(challenge, verifier ?? '')) {
    throw invalidGrant('Invalid code verifier.');
  }
  const tokens = toTokens(state, authorization);
  return offline ? { ...tokens, refresh_token: state.tokens.issueRefresh(authorization) } : tokens;
}

function toTokens({ tokens, core, settings }: GoogleHealthState, grant: Grant): GoogleTokens {
  const seconds = settings.accessTokenSeconds;
  const { token } = tokens.issueAccess(grant, { expiresAtMs: core.clock.now().getTime() + seconds * 1000 });
  return {
    access_token: token,
    expires_in: seconds,
    scope: grant.scopes.join(' '),
    token_type: 'Bearer',
  };
}

function invalidGrant(description: string): OAuthError {
  return new OAuthError(400, 'invalid_grant', description);
}
