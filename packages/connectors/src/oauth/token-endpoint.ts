import { ProviderError } from '../errors.ts';
import type { FetchFunction } from '../http/connector-effects.ts';
import { exchange } from '../http/exchange.ts';
import type { HttpAnswer } from '../http/http-answer.ts';
import type { ClientCredentials, ClientSource } from './client-credentials.ts';
import { parseTokens } from './parse-tokens.ts';
import type { Tokens } from './tokens.ts';

/** A code as the provider handed it to the app, and what it was asked for with. */
export interface CodeGrant {
  readonly code: string;
  readonly redirectUri: string;
  readonly codeVerifier?: string | undefined;
}

/**
 * Where codes and refresh tokens become access tokens. Both throw ProviderError: AUTH_REVOKED when what was shown is
 * used up, expired or revoked; APP_INACTIVE when the provider does not accept this application; TRANSIENT and
 * RATE_LIMITED when it did not answer for now. A call that ends TRANSIENT may have been carried out all the same.
 */
export interface TokenEndpoint {
  refresh(refreshToken: string, options: { readonly until: Date }): Promise<Tokens>;
  exchangeCode(grant: CodeGrant, options: { readonly until: Date }): Promise<Tokens>;
}

export interface TokenEndpointOptions {
  readonly provider: string;
  readonly url: string;
  readonly client: ClientSource;
  readonly fetch: FetchFunction;
  readonly now: () => Date;
  /** What an answer that is no success means. */
  readonly toError: (answer: HttpAnswer, now: Date) => ProviderError;
}

type Fields = Readonly<Record<string, string>>;

export function createTokenEndpoint(options: TokenEndpointOptions): TokenEndpoint {
  return {
    refresh: (refreshToken, { until }) =>
      ask(options, { grant_type: 'refresh_token', refresh_token: refreshToken }, until),
    exchangeCode: ({ code, redirectUri, codeVerifier }, { until }) => {
      const fields = { grant_type: 'authorization_code', code, redirect_uri: redirectUri };
      return ask(options, codeVerifier ? { ...fields, code_verifier: codeVerifier } : fields, until);
    },
  };
}

/** A refused application looks once whether its credentials were replaced since they were cached. */
async function ask(options: TokenEndpointOptions, fields: Fields, until: Date): Promise<Tokens> {
  const client = await options.client.read();
  try {
    return await post(options, { ...fields, ...toFields(client) }, until);
  } catch (error) {
    if (!(error instanceof ProviderError && error.code === 'APP_INACTIVE')) throw error;
    const fresh = await options.client.read({ fresh: true });
    if (fresh.clientId === client.clientId && fresh.clientSecret === client.clientSecret) throw error;
    return post(options, { ...fields, ...toFields(fresh) }, until);
  }
}

function toFields({ clientId, clientSecret }: ClientCredentials): Fields {
  return { client_id: clientId, client_secret: clientSecret };
}

async function post(
  { provider, url, fetch, now, toError }: TokenEndpointOptions,
  fields: Fields,
  until: Date,
): Promise<Tokens> {
  const sentAt = now();
  const requestTimeoutMs = until.getTime() - sentAt.getTime();
  if (requestTimeoutMs <= 0) throw noTimeLeft(provider);
  const init = { method: 'POST', body: new URLSearchParams(fields) };
  const answer = await exchange(new URL(url), init, { fetch, requestTimeoutMs, provider });
  if (answer.status !== 200) throw toError(answer, now());
  return parseTokens(answer, { provider, sentAt });
}

export function noTimeLeft(provider: string): ProviderError {
  return new ProviderError('TRANSIENT', `Expected time left to ask ${provider} for tokens, got none`, {
    provider,
  });
}
