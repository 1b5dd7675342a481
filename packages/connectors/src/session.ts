import type { Connection, ConnectionStore } from '@syncwell/core/connections';

import { ProviderError } from './errors.ts';
import type { ProviderSession } from './ports.ts';

/** Whose tokens, and for which provider. */
export interface SessionOwner {
  readonly userId: string;
  readonly provider: string;
}

/**
 * The session of one user for as long as one piece of work takes. The connection is read once, at the first token;
 * after a refusal it is read again, because another session may have stored newer tokens meanwhile.
 */
export function createProviderSession(store: ConnectionStore, owner: SessionOwner): ProviderSession {
  let connection: Promise<Connection> | undefined;
  const readAgain = () => {
    const reading = readConnection(store, owner);
    // A failed read is not kept: the next call tries anew.
    reading.catch(() => {
      if (connection === reading) connection = undefined;
    });
    return (connection = reading);
  };
  return {
    accessToken: async ({ refused } = {}) => {
      const known = await (connection ?? readAgain());
      if (known.accessToken !== refused) return known.accessToken;
      const stored = await readAgain();
      if (stored.accessToken !== refused) return stored.accessToken;
      throw toRevoked(owner, 'got a refused one and none newer');
    },
    grantedScopes: async () => (await (connection ?? readAgain())).scopes,
  };
}

async function readConnection(store: ConnectionStore, owner: SessionOwner): Promise<Connection> {
  const connection = await store.read(owner.userId, owner.provider);
  if (connection === undefined) throw toRevoked(owner, 'got no connection');
  return connection;
}

function toRevoked({ provider }: SessionOwner, got: string): ProviderError {
  return new ProviderError('AUTH_REVOKED', `Expected a token that ${provider} accepts, ${got}`, { provider });
}
