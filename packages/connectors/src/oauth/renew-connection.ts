import type { Connection } from '@syncwell/core/connections';

import { needsRefresh } from './needs-refresh.ts';
import { readConsent, type SessionOwner, toRevoked } from './read-consent.ts';
import { refreshConnection } from './refresh-connection.ts';
import type { RenewDependencies } from './renew-dependencies.ts';
import { noTimeLeft } from './token-endpoint.ts';

interface Renewal {
  readonly owner: SessionOwner;
  /** As this session has it. */
  readonly known: Connection;
  /** The access token that the provider refused; absent = it is about to end. */
  readonly refused: string | undefined;
}

/** Between two looks at a lease of somebody else. A refresh takes some 100 ms. */
const LOOK_AGAIN_MS = 200;
/** How long the provider's word that a consent is gone is taken for granted. */
const REFUSED_FOR_MS = 10 * 60 * 1000;
/** Longest wait for the token endpoint. */
const LONGEST_REFRESH_MS = 10_000;
/** With less left no refresh begins: one that is cut off may cost the refresh token. */
const SHORTEST_REFRESH_MS = 1_500;
/** For storing what came: KMS and DynamoDB, both at their worst. */
const SAVE_MS = 10_000;

/**
 * A connection newer than `known`: stored by somebody else meanwhile, or refreshed here. Of all sessions of all workers
 * one at a time refreshes, under a lease; the others wait and read again. Throws ProviderError: AUTH_REVOKED when the
 * consent is gone, by a row that was just read; what the token endpoint throws; TRANSIENT when the time is over.
 */
export async function renewConnection(
  dependencies: RenewDependencies,
  renewal: Renewal,
): Promise<Connection> {
  const { connections, clock, until } = dependencies;
  const leaseOwner = dependencies.newOwner();
  let stored = await readConsent(connections, renewal.owner);
  for (;;) {
    const now = clock.now();
    if (isGood(stored, renewal, now)) return stored;
    const refreshToken = requireRefreshToken(stored, now);
    const requestUntil = new Date(Math.min(now.getTime() + LONGEST_REFRESH_MS, until.getTime()));
    if (requestUntil.getTime() - now.getTime() < SHORTEST_REFRESH_MS) throw noTimeLeft(stored.provider);
    const lease = { owner: leaseOwner, now, end: new Date(requestUntil.getTime() + SAVE_MS) };
    const answer = await connections.leaseRefresh(stored, lease);
    switch (answer.kind) {
      case 'taken':
        return refreshConnection(dependencies, { ...stored, refreshToken }, { leaseOwner, requestUntil });
      case 'moved on':
        stored = await readConsent(connections, renewal.owner);
        break;
      case 'busy':
        await clock.sleep(Math.min(LOOK_AGAIN_MS, Math.max(answer.end - now.getTime(), 1)));
        break;
    }
  }
}

/**
 * Newer than what the session has, and good for a while. The provider may have given the very same access token again:
 * then it stands by it, and the next request tells.
 */
function isGood(stored: Connection, { known, refused }: Renewal, now: Date): boolean {
  const isNewer = stored.version !== known.version || stored.connectedAt !== known.connectedAt;
  return (isNewer || refused === undefined) && !needsRefresh(stored, now);
}

function requireRefreshToken(stored: Connection, now: Date): string {
  const { refreshToken, refusedAt } = stored;
  if (refreshToken === undefined) throw toRevoked(stored, 'got a refused one that cannot be renewed');
  const isRefused = refusedAt !== undefined && now.getTime() - Date.parse(refusedAt) < REFUSED_FOR_MS;
  if (isRefused) throw toRevoked(stored, 'got a consent that was refused a short while ago');
  return refreshToken;
}
