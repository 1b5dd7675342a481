import type { Connection } from '@syncwell/core/connections';

/** A token with less left is replaced before it is used: requests and queues take time, and clocks differ. */
const REFRESH_AHEAD_MS = 5 * 60 * 1000;

/**
 * Whether the access token is about to end. One that lasts ten minutes or less is replaced at half of its life, or it
 * would be replaced at each use. Without a refresh token it is used until the provider refuses it.
 */
export function needsRefresh({ issuedAt, expiresAt, refreshToken }: Connection, now: Date): boolean {
  if (refreshToken === undefined) return false;
  const endMs = Date.parse(expiresAt);
  const aheadMs = Math.min(REFRESH_AHEAD_MS, (endMs - Date.parse(issuedAt)) / 2);
  return endMs - now.getTime() <= aheadMs;
}
