import { provesChallenge } from '../shared/pkce.ts';
import type { AccessToken, Grant } from '../shared/token-store.ts';
import { athleteCap, badRequest } from './strava-error.ts';
import type { StravaState } from './strava-state.ts';

type Form = Readonly<Record<string, string>>;

/** Answer of `POST /oauth/token`. */
export interface StravaTokens {
  readonly token_type: 'Bearer';
  readonly access_token: string;
  /** Epoch seconds. */
  readonly expires_at: number;
  /** Seconds from now. */
  readonly expires_in: number;
  readonly refresh_token: string;
}

const STILL_GOOD_MS = 3_600_000;

/**
 * Strava API v3, Authentication: with more than an hour left the same tokens come again; otherwise a new access token,
 * and where refresh tokens rotate a new one of these, too: the old one dies, at once or after a while. Throws
 * StravaError 400 on a dead refresh token.
 */
export function refreshStravaToken(state: StravaState, form: Form): StravaTokens {
  const { core, tokens, settings, refreshes } = state;
  const nowMs = core.clock.now().getTime();
  const refreshToken = form['refresh_token'] ?? '';
  const grant = tokens.findRefresh(refreshToken, nowMs);
  if (grant === undefined) {
    throw badRequest({ resource: 'RefreshToken', field: 'refresh_token', code: 'invalid' });
  }
  const current = tokens.latestAccess(grant.userId);
  if (current !== undefined && current.expiresAtMs - nowMs > STILL_GOOD_MS) {
    refreshes.add(grant.userId, 'repeated');
    return toTokens(current, { nowMs, refreshToken: tokens.latestRefresh(grant.userId) ?? refreshToken });
  }
  refreshes.add(grant.userId, 'issued');
  const issued = issueAccess(state, grant);
  if (settings.refreshRotation === 'never') return toTokens(issued, { nowMs, refreshToken });
  const graceMs = settings.refreshRotation === 'grace' ? settings.refreshGraceSeconds * 1000 : 0;
  tokens.endRefresh(refreshToken, nowMs + graceMs);
  return toTokens(issued, { nowMs, refreshToken: tokens.issueRefresh(grant) });
}

/** Tokens for an authorization code. Throws StravaError 400 on a bad code, 403 beyond the cap of athletes. */
export function exchangeStravaCode(
  state: StravaState,
  form: Form,
): StravaTokens & { readonly athlete: object } {
  const nowMs = state.core.clock.now().getTime();
  const authorization = state.codes.redeem(form['code'] ?? '', nowMs);
  if (authorization === undefined) throw invalidCode('code');
  const { challenge, redirectUri, userId } = authorization;
  if (form['redirect_uri'] !== undefined && form['redirect_uri'] !== redirectUri)
    throw invalidCode('redirect_uri');
  if (challenge !== undefined && !provesChallenge(challenge, form['code_verifier'] ?? '')) {
    throw invalidCode('code_verifier');
  }
  checkAthleteCap(state, userId);
  const refreshToken = state.tokens.issueRefresh(authorization);
  return {
    ...toTokens(issueAccess(state, authorization), { nowMs, refreshToken }),
    athlete: toAthlete(state, userId),
  };
}

/** Throws StravaError 403 when the athlete would be one too many. */
function checkAthleteCap({ settings, tokens, users }: StravaState, userId: string): void {
  if (settings.athleteCap === null || tokens.isConnected(userId)) return;
  const connected = [...users.keys()].filter((other) => tokens.isConnected(other));
  if (connected.length >= settings.athleteCap) throw athleteCap();
}

/** Strava API v3, SummaryAthlete, as far as anybody is known here. */
export function toAthlete({ users }: StravaState, userId: string) {
  return { id: users.get(userId) ?? 0, username: userId, resource_state: 2, firstname: userId, lastname: '' };
}

function issueAccess({ core, tokens, settings }: StravaState, grant: Grant): AccessToken {
  return tokens.issueAccess(grant, {
    expiresAtMs: core.clock.now().getTime() + settings.accessTokenSeconds * 1000,
  });
}

function invalidCode(field: string) {
  return badRequest({ resource: 'AuthorizationCode', field, code: 'invalid' });
}

function toTokens(
  { token, expiresAtMs }: AccessToken,
  { nowMs, refreshToken }: { nowMs: number; refreshToken: string },
): StravaTokens {
  return {
    token_type: 'Bearer',
    access_token: token,
    expires_at: Math.floor(expiresAtMs / 1000),
    expires_in: Math.floor((expiresAtMs - nowMs) / 1000),
    refresh_token: refreshToken,
  };
}
