import { PROVIDERS } from '@syncwell/connectors/catalog';
import { type ProviderUrlOverrides, resolveProviderUrls } from '@syncwell/connectors/provider-urls';
import type { ConnectionView } from '@syncwell/core/api/connections';
import type { ConnectionStore } from '@syncwell/core/connections';
import type { Logger } from '@syncwell/core/lambda/logger';

import { toConnectionView } from './connection-view.ts';

export interface ListConnectionsDependencies {
  readonly connections: Pick<ConnectionStore, 'list'>;
  readonly urls: ProviderUrlOverrides;
  readonly logger: Logger;
}

/** Every provider of the product, connected or not. */
export async function listConnections(
  { connections, urls }: ListConnectionsDependencies,
  userId: string,
): Promise<ConnectionView[]> {
  const summaries = await connections.list(userId);
  return PROVIDERS.map((descriptor) => {
    const summary = summaries.find(({ provider }) => provider === descriptor.name);
    return toConnectionView(descriptor, resolveProviderUrls(descriptor, urls).authorize, summary);
  });
}
