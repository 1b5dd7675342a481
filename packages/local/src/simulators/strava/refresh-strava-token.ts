import type { AccessToken } from '../shared/token-store.ts';
import { badRequest } from './strava-error.ts';
import type { StravaState } from './strava-state.ts';

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
 * Strava API v3, Authentication: with more than an hour left the same access token comes again; otherwise a new one,
 * and where refresh tokens rotate the old one dies. Throws StravaError 400 on a dead refresh token.
 */
export function refreshStravaToken(
  { core, tokens, settings }: StravaState,
  refreshToken: string,
): StravaTokens {
  const grant = tokens.findRefresh(refreshToken);
  if (grant === undefined) {
    throw badRequest({ resource: 'RefreshToken', field: 'refresh_token', code: 'invalid' });
  }
  const nowMs = core.clock.now().getTime();
  const current = tokens.latestAccess(grant.userId);
  if (current !== undefined && current.expiresAtMs - nowMs > STILL_GOOD_MS)
    return toTokens(current, nowMs, refreshToken);
  const issued = tokens.issueAccess(grant, { expiresAtMs: nowMs + settings.accessTokenSeconds * 1000 });
  if (settings.refreshRotation === 'never') return toTokens(issued, nowMs, refreshToken);
  tokens.dropRefresh(refreshToken);
  return toTokens(issued, nowMs, tokens.issueRefresh(grant));
}

function toTokens({ token, expiresAtMs }: AccessToken, nowMs: number, refresh_token: string): StravaTokens {
  return {
    token_type: 'Bearer',
    access_token: token,
    expires_at: Math.floor(expiresAtMs / 1000),
    expires_in: Math.floor((expiresAtMs - nowMs) / 1000),
    refresh_token,
  };
}
