import { type AuthorizationCodes, createAuthorizationCodes } from './authorization-codes.ts';
import { createRefreshCounter, type RefreshCounter } from './refresh-counter.ts';
import type { SimulatorCore } from './simulator-core.ts';
import { createTokenStore, type TokenStore } from './token-store.ts';

/** What OAuth remembers. */
export interface OAuthState {
  readonly tokens: TokenStore;
  readonly codes: AuthorizationCodes;
  readonly refreshes: RefreshCounter;
}

/** What both simulators remember, as far as the common part of the admin API goes. */
export interface SimulatorState<S> extends OAuthState {
  readonly core: SimulatorCore;
  /** How the provider behaves now. */
  settings: S;
  /** Ids of its users. */
  userIds(): readonly string[];
  /** Back to the options. */
  reset(): void;
}

export function createOAuthState(): OAuthState {
  return {
    tokens: createTokenStore(),
    codes: createAuthorizationCodes(),
    refreshes: createRefreshCounter(),
  };
}
