import * as z from 'zod';

import { ProviderError } from '../errors.ts';
import type { FetchFunction } from '../http/connector-effects.ts';
import { exchange } from '../http/exchange.ts';
import type { HttpAnswer } from '../http/http-answer.ts';
import { readJson } from '../http/read-json.ts';
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

const unknownToken = z.object({ error: z.literal('invalid_token') });

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
      const answer = await exchange(new URL(url), init, { fetch, requestTimeoutMs: timeoutMs, provider });
      if (isForgotten(answer)) return;
      const { status: httpStatus } = answer;
      throw new ProviderError('TRANSIENT', `Expected ${provider} to revoke a consent, got ${httpStatus}`, {
        provider,
        httpStatus,
      });
    },
  };
}

/** RFC 7009, 2.2: a token that is unknown is as good as revoked. Google says so by an error in place of a success. */
function isForgotten({ status, body }: HttpAnswer): boolean {
  return status === 200 || status === 204 || unknownToken.safeParse(readJson(body)).success;
}

function toBasic({ clientId, clientSecret }: { readonly clientId: string; readonly clientSecret: string }) {
  return `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
}
