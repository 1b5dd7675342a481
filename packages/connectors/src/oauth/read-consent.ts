import {
  type Connection,
  ConnectionUnreadableError,
  type SessionConnections,
} from '@syncwell/core/connections';

import { ProviderError } from '../errors.ts';

/** Whose tokens, and for which provider. */
export interface SessionOwner {
  readonly userId: string;
  readonly provider: string;
}

/**
 * The connection as stored now. Throws ProviderError AUTH_REVOKED when there is none, or one that nobody can open: only
 * the user's new consent replaces it.
 */
export async function readConsent(
  connections: Pick<SessionConnections, 'read'>,
  owner: SessionOwner,
): Promise<Connection> {
  const connection = await connections.read(owner.userId, owner.provider).catch((error: unknown) => {
    throw error instanceof ConnectionUnreadableError
      ? toRevoked(owner, 'got a connection that cannot be opened', error)
      : error;
  });
  if (connection === undefined) throw toRevoked(owner, 'got no connection');
  return connection;
}

export function toRevoked(
  { provider }: Pick<SessionOwner, 'provider'>,
  got: string,
  cause?: unknown,
): ProviderError {
  return new ProviderError('AUTH_REVOKED', `Expected a token that ${provider} accepts, ${got}`, {
    provider,
    cause,
  });
}
