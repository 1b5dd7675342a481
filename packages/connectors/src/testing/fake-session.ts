import type { ProviderSession } from '../ports.ts';

export type FakeSession = ProviderSession & {
  /** Tokens that were handed back as refused. */
  readonly refused: string[];
  /** The same session of a user who allowed `scopes` only. */
  withScopes(scopes: readonly string[]): FakeSession;
};

/** A session that gives `tokens` in turn: the next one whenever the one in use was refused, the last one for ever. */
export function createFakeSession(...tokens: readonly string[]): FakeSession {
  return createWith(tokens, []);
}

function createWith(tokens: readonly string[], scopes: readonly string[]): FakeSession {
  const refused: string[] = [];
  return {
    refused,
    withScopes: (granted) => createWith(tokens, granted),
    grantedScopes: () => Promise.resolve(scopes),
    accessToken: (options) => {
      if (options?.refused !== undefined) refused.push(options.refused);
      return Promise.resolve(tokens[Math.min(refused.length, tokens.length - 1)] ?? 'token');
    },
  };
}
