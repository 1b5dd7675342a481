import type { RevokeEndpoint } from '@syncwell/connectors/oauth/revoke-endpoint';
import type { CodeGrant, TokenEndpoint } from '@syncwell/connectors/oauth/token-endpoint';
import type { Tokens } from '@syncwell/connectors/oauth/tokens';
import type { Clock } from '@syncwell/core/ports';
import { createMemoryConnections } from '@syncwell/core/testing/memory-connections';

/** One that the bench's stage allows. */
export const REDIRECT_URI = 'https://app.example/connected';

/** What a provider gives for a code, unless a test says otherwise. */
export type Exchange = (grant: CodeGrant, now: Date) => Promise<Tokens>;

/** Connections in memory, and providers that give `access of <code>` for any code and revoke anything. */
export function createFakeConsents(clock: Clock) {
  const connections = createMemoryConnections();
  const exchanged: CodeGrant[] = [];
  const revoked: string[] = [];
  const answers: { exchange: Exchange; revoke: RevokeEndpoint['revoke'] } = {
    exchange: (grant, now) => Promise.resolve(tokensFor(grant, now)),
    revoke: (token) => Promise.resolve(void revoked.push(token)),
  };
  const tokens: TokenEndpoint = {
    refresh: () => Promise.reject(new Error('Expected nothing to refresh')),
    exchangeCode: (grant) => {
      exchanged.push(grant);
      return answers.exchange(grant, clock.now());
    },
  };
  return {
    connections,
    exchanged,
    revoked,
    /** To be replaced by a test. */
    answers,
    dependencies: {
      connections,
      urls: {},
      redirectUris: ['https://other.example/connected', REDIRECT_URI],
      tokensOf: () => tokens,
      revocationOf: (): RevokeEndpoint => ({ revoke: (...given) => answers.revoke(...given) }),
    },
  };
}

export function tokensFor({ code }: CodeGrant, now: Date, changes: Partial<Tokens> = {}): Tokens {
  return {
    accessToken: `access of ${code}`,
    refreshToken: `refresh of ${code}`,
    issuedAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + 21_600_000).toISOString(),
    ...changes,
  };
}
