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
  /** Returns the token. */
  issueRefresh(grant: Grant, token?: string): string;
  findRefresh(token: string): Grant | undefined;
  dropRefresh(token: string): void;
  /** Ends every token of the user. */
  revoke(userId: string): void;
  clear(): void;
}

/** Tokens made here are numbered: they guard invented data only. */
export function createTokenStore(): TokenStore {
  const access = new Map<string, AccessToken>();
  const refresh = new Map<string, Grant>();
  let made = 0;
  return {
    issueAccess: ({ userId, scopes }, { expiresAtMs, token = `simulated-access-${(made += 1)}` }) => {
      const issued = { userId, scopes, token, expiresAtMs };
      access.set(token, issued);
      return issued;
    },
    findAccess: (token) => access.get(token),
    latestAccess: (userId) =>
      [...access.values()]
        .filter((a) => a.userId === userId)
        .sort((a, b) => b.expiresAtMs - a.expiresAtMs)[0],
    issueRefresh: ({ userId, scopes }, token = `simulated-refresh-${(made += 1)}`) => {
      refresh.set(token, { userId, scopes });
      return token;
    },
    findRefresh: (token) => refresh.get(token),
    dropRefresh: (token) => void refresh.delete(token),
    revoke: (userId) => [access, refresh].forEach((tokens) => dropTokensOf(tokens, userId)),
    clear: () => [access, refresh].forEach((tokens) => tokens.clear()),
  };
}

function dropTokensOf(tokens: Map<string, Grant>, userId: string): void {
  for (const [token, grant] of tokens) if (grant.userId === userId) tokens.delete(token);
}
