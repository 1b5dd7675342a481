import type { SessionConnections } from '@syncwell/core/connections';

import type { TokenEndpoint } from './token-endpoint.ts';

/** Something an operator wants to see, or count. */
export type TokenEvent = 'token.refreshed' | 'token.refused' | 'client.refused';

export interface RenewDependencies {
  readonly connections: SessionConnections;
  readonly tokens: Pick<TokenEndpoint, 'refresh'>;
  readonly clock: { now(): Date; sleep(ms: number): Promise<void> };
  /** Names one lease. */
  readonly newOwner: () => string;
  /** No request and no wait lasts longer. */
  readonly until: Date;
  readonly report: (event: TokenEvent) => void;
}
