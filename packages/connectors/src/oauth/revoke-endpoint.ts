import { ProviderError } from '../errors.ts';
import type { FetchFunction } from '../http/connector-effects.ts';
import { exchange } from '../http/exchange.ts';
import type { ClientSource } from './client-credentials.ts';

/** Where a consent is taken back (RFC 7009). */
export interface RevokeEndpoint {
  /** Resolves once the provider has forgotten the consent that `token` came of. Throws ProviderError. */
  revoke(token: string, options: { readonly timeoutMs: number }): Promise<void>;
}

export interface RevokeEndpointOptions {
  readonly provider: string;
  readonly url: string;
  /** Absent: this provider asks for the token alone. */
  readonly client: ClientSource | undefined;
  readonly fetch: FetchFunction;
}

export function createRevokeEndpoint({
  provider,
  url,
  client,
  fetch,
}: RevokeEndpointOptions): RevokeEndpoint {
  return {
    revoke: async (token, { timeoutMs }) => {
      const headers = client === undefined ? {} : { authorization: toBasic(await client.read()) };
      const init = { method: 'POST', headers, body: new URLSearchParams({ token }) };
      const { status } = await exchange(new URL(url), init, { fetch, requestTimeoutMs: timeoutMs, provider });
      if (status === 200 || status === 204) return;
      throw new ProviderError('TRANSIENT', `Expected ${provider} to revoke a consent, got ${status}`, {
        provider,
        httpStatus: status,
      });
    },
  };
}

function toBasic({ clientId, clientSecret }: { readonly clientId: string; readonly clientSecret: string }) {
  return `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
}
