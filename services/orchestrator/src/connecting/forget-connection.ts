import { findProvider } from '@syncwell/connectors/catalog';
import type { RevokeEndpoint } from '@syncwell/connectors/oauth/revoke-endpoint';
import type { ProviderDescriptor } from '@syncwell/connectors/provider-descriptor';
import {
  type ConnectionKey,
  type ConnectionStore,
  ConnectionUnreadableError,
} from '@syncwell/core/connections';
import { KeyServiceError } from '@syncwell/core/envelope-cipher';
import type { Logger } from '@syncwell/core/lambda/logger';

/** What became of a consent at its provider. */
export type Revocation =
  /** The provider has forgotten it. */
  | 'REVOKED'
  /** The provider may still list this service; our tokens are gone all the same. */
  | 'NOT_CONFIRMED'
  | 'NOTHING_TO_REVOKE';

export interface ForgetDependencies {
  readonly connections: Pick<ConnectionStore, 'read' | 'remove'>;
  readonly revocationOf: (provider: ProviderDescriptor) => RevokeEndpoint;
  readonly logger: Logger;
}

const REVOKE_TIMEOUT_MS = 5_000;

/**
 * Takes a consent back at its provider, once, and forgets it whatever the provider says. Harmless when repeated.
 * Throws what the table of connections throws: nothing is forgotten then.
 */
export async function forgetConnection(
  dependencies: ForgetDependencies,
  key: ConnectionKey,
): Promise<Revocation> {
  const revocation = await revoke(dependencies, key);
  await dependencies.connections.remove(key);
  return revocation;
}

async function revoke(dependencies: ForgetDependencies, key: ConnectionKey): Promise<Revocation> {
  const { connections, revocationOf, logger } = dependencies;
  const { userId, provider } = key;
  const notConfirmed = (error: unknown) => {
    logger.warn('connection.not-revoked', { provider, error });
    return 'NOT_CONFIRMED' as const;
  };
  const connection = await connections.read(userId, provider).catch((error: unknown) => {
    if (isOfTokens(error)) return notConfirmed(error);
    throw error;
  });
  const descriptor = findProvider(provider);
  if (connection === 'NOT_CONFIRMED') return connection;
  if (connection === undefined || descriptor === undefined) return 'NOTHING_TO_REVOKE';
  // The token that lasts stands for the consent; the other one may have ended meanwhile.
  const token = connection.refreshToken ?? connection.accessToken;
  const revoking = revocationOf(descriptor).revoke(token, { timeoutMs: REVOKE_TIMEOUT_MS });
  return revoking.then(() => 'REVOKED' as const, notConfirmed);
}

/** What cannot be opened cannot be shown to the provider; forgetting it does not wait for that. */
function isOfTokens(error: unknown): boolean {
  return error instanceof ConnectionUnreadableError || error instanceof KeyServiceError;
}
