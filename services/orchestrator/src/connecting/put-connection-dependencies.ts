import type { ProviderUrlOverrides } from '@syncwell/connectors/provider-urls';

import type { ErasureGuardDependencies } from '../erasing/refuse-during-erasure.ts';
import type { ConnectDependencies } from './connect-provider.ts';

/** What connecting over HTTP works with. */
export interface PutConnectionDependencies extends ConnectDependencies, ErasureGuardDependencies {
  readonly urls: ProviderUrlOverrides;
  /** Where providers may send users back to, to the letter. */
  readonly redirectUris: readonly string[];
}
