import { findProvider } from '@syncwell/connectors/catalog';
import type { TokenEvent } from '@syncwell/connectors/oauth/renew-dependencies';
import type { TokenEndpoint } from '@syncwell/connectors/oauth/token-endpoint';
import type { ProviderSession } from '@syncwell/connectors/ports';
import type { ProviderDescriptor } from '@syncwell/connectors/provider-descriptor';
import { createProviderSession } from '@syncwell/connectors/session';
import type { SessionConnections } from '@syncwell/core/connections';
import type { Logger } from '@syncwell/core/lambda/logger';
import type { ChunkMessage } from '@syncwell/core/messages/chunk-message';
import type { Clock, Ids } from '@syncwell/core/ports';

import { chunkFields } from './claim.ts';

export interface SessionDependencies {
  readonly connections: SessionConnections;
  readonly tokensOf: (provider: ProviderDescriptor) => TokenEndpoint;
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'leaseOwner'>;
  readonly logger: Logger;
}

/** How loud each event is: a refresh is routine, a refused consent the user's matter, a refused client an operator's. */
const LEVELS = {
  'token.refreshed': 'info',
  'token.refused': 'warn',
  'client.refused': 'error',
} as const satisfies Record<TokenEvent, keyof Logger>;

/** A session of the message's user at `provider`; it waits for nothing beyond `until`. */
export function openSession(
  { connections, tokensOf, clock, ids, logger }: SessionDependencies,
  message: ChunkMessage,
  { provider, until }: { readonly provider: string; readonly until: Date },
): ProviderSession {
  const descriptor = findProvider(provider);
  if (descriptor === undefined) throw new RangeError(`Expected the name of a provider, got ${provider}`);
  const report = (event: TokenEvent) => logger[LEVELS[event]](event, { ...chunkFields(message), provider });
  return createProviderSession(
    { connections, tokens: tokensOf(descriptor), clock, newOwner: ids.leaseOwner, until, report },
    { userId: message.userId, provider },
  );
}
