/** What a user allowed: shared by the access and refresh tokens that came of it. */
export interface Grant {
  readonly userId: string;
  readonly scopes: readonly string[];
}

export interface AccessToken extends Grant {
  readonly token: string;
  /** Epoch milliseconds. */
  readonly expiresAtMs: number;
}

/** The tokens a provider has given out. */
export interface TokenStore {
  issueAccess(grant: Grant, options: { readonly expiresAtMs: number; readonly token?: string }): AccessToken;
  /** Expired ones too. */
  findAccess(token: string): AccessToken | undefined;
  /** The one of the user that lasts longest. */
  latestAccess(userId: string): AccessToken | undefined;
  /** Ends the user's access tokens at `nowMs`; the refresh tokens live on. */
  expireAccess(userId: string, nowMs: number): void;
  /** Returns the token. */
  issueRefresh(grant: Grant, token?: string): string;
  /** undefined = never given out, or dead at `nowMs`. */
  findRefresh(token: string, nowMs: number): Grant | undefined;
  /** The one given out last. */
  latestRefresh(userId: string): string | undefined;
  /** The token is dead from `fromMs` on. */
  endRefresh(token: string, fromMs: number): void;
  /** Does the user have any token that was not revoked? */
  isConnected(userId: string): boolean;
  /** Ends every token of the user. */
  revoke(userId: string): void;
  clear(): void;
}

interface RefreshToken extends Grant {
  readonly deadFromMs: number;
}

/** Tokens made here are numbered: they guard invented data only. */
export function createTokenStore(): TokenStore {
  const access = new Map<string, AccessToken>();
  const refresh = new Map<string, RefreshToken>();
  let made = 0;
  const accessOf = (userId: string) => [...access.values()].filter((token) => token.userId === userId);
  const refreshOf = (userId: string) => [...refresh].filter(([, grant]) => grant.userId === userId);
  return {
    issueAccess: ({ userId, scopes }, { expiresAtMs, token = `simulated-access-${(made += 1)}` }) => {
      const issued = { userId, scopes, token, expiresAtMs };
      access.set(token, issued);
      return issued;
    },
    findAccess: (token) => access.get(token),
    latestAccess: (userId) => accessOf(userId).sort((a, b) => b.expiresAtMs - a.expiresAtMs)[0],
    expireAccess: (userId, nowMs) => {
      for (const token of accessOf(userId)) {
        access.set(token.token, { ...token, expiresAtMs: Math.min(token.expiresAtMs, nowMs) });
      }
    },
    issueRefresh: ({ userId, scopes }, token = `simulated-refresh-${(made += 1)}`) => {
      refresh.set(token, { userId, scopes, deadFromMs: Infinity });
      return token;
    },
    findRefresh: (token, nowMs) => {
      const found = refresh.get(token);
      return found !== undefined && nowMs < found.deadFromMs ? found : undefined;
    },
    latestRefresh: (userId) => refreshOf(userId).at(-1)?.[0],
    endRefresh: (token, fromMs) => {
      const found = refresh.get(token);
      if (found !== undefined)
        refresh.set(token, { ...found, deadFromMs: Math.min(found.deadFromMs, fromMs) });
    },
    isConnected: (userId) => accessOf(userId).length + refreshOf(userId).length > 0,
    revoke: (userId) => {
      for (const { token } of accessOf(userId)) access.delete(token);
      for (const [token] of refreshOf(userId)) refresh.delete(token);
    },
    clear: () => [access, refresh].forEach((tokens) => tokens.clear()),
  };
}
