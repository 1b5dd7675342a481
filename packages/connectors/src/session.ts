import type { Connection } from '@syncwell/core/connections';

import { ProviderError } from './errors.ts';
import { createHeldConnection, type HeldConnection } from './oauth/held-connection.ts';
import { needsRefresh } from './oauth/needs-refresh.ts';
import type { SessionOwner } from './oauth/read-consent.ts';
import type { RenewDependencies } from './oauth/renew-dependencies.ts';
import type { ProviderSession } from './ports.ts';

/** A refresh that failed while the token still lives is not tried again before. */
const RETRY_REFRESH_AFTER_MS = 30_000;
/** A token that lives so long is worth sending. */
const STILL_ALIVE_MS = 15_000;

/**
 * The session of one user for as long as one piece of work takes. The connection is read once, at the first token. It
 * is renewed when its token is about to end, and when the provider refuses it.
 */
export function createProviderSession(dependencies: RenewDependencies, owner: SessionOwner): ProviderSession {
  const held = createHeldConnection(dependencies, owner);
  const replace = createReplace(held);
  const refreshAhead = createRefreshAhead(held, () => dependencies.clock.now());
  return {
    accessToken: async ({ refused } = {}) => {
      const known = await held.read();
      return known.accessToken === refused ? replace(known, refused) : refreshAhead(known);
    },
    grantedScopes: async () => (await held.read()).scopes,
  };
}

/**
 * The token after a refused one. A provider may give the very same again, with its life not over: it stands by it, and
 * is not asked a second time when other requests that were under way are refused too.
 */
function createReplace(held: HeldConnection) {
  let confirmed: string | undefined;
  return async (known: Connection, refused: string): Promise<string> => {
    if (refused === confirmed) return refused;
    const { accessToken } = await held.renew(known, refused);
    if (accessToken === refused) confirmed = refused;
    return accessToken;
  };
}

/**
 * The token to send now, a newer one when it is about to end. Refreshes begin minutes before: a token endpoint that is
 * away for a moment need not stop the work.
 */
function createRefreshAhead(held: HeldConnection, now: () => Date) {
  let retryAtMs = 0;
  return async (known: Connection): Promise<string> => {
    const startedAt = now();
    if (!needsRefresh(known, startedAt) || startedAt.getTime() < retryAtMs) return known.accessToken;
    try {
      return (await held.renew(known)).accessToken;
    } catch (error) {
      if (!isPassing(error) || !isAlive(known, now())) throw error;
      retryAtMs = now().getTime() + RETRY_REFRESH_AFTER_MS;
      return known.accessToken;
    }
  };
}

function isPassing(error: unknown): boolean {
  return error instanceof ProviderError && (error.code === 'TRANSIENT' || error.code === 'RATE_LIMITED');
}

function isAlive({ expiresAt }: Connection, now: Date): boolean {
  return Date.parse(expiresAt) - now.getTime() > STILL_ALIVE_MS;
}
