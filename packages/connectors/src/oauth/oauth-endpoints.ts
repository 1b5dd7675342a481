import type { SecretReader } from '@syncwell/core/secrets';

import type { ProviderError } from '../errors.ts';
import type { FetchFunction } from '../http/connector-effects.ts';
import type { HttpAnswer } from '../http/http-answer.ts';
import type { ProviderDescriptor } from '../provider-descriptor.ts';
import { type ProviderUrlOverrides, resolveProviderUrls } from '../provider-urls.ts';
import { stravaDescriptor } from '../strava/descriptor.ts';
import { toStravaTokenError } from '../strava/to-strava-token-error.ts';
import { createClientSource } from './client-credentials.ts';
import { createRevokeEndpoint, type RevokeEndpoint } from './revoke-endpoint.ts';
import { createTokenEndpoint, type TokenEndpoint } from './token-endpoint.ts';
import { toTokenError } from './to-token-error.ts';

/** Providers whose token endpoint refuses in words of its own, in place of RFC 6749's. */
const TOKEN_ERRORS: Readonly<Record<string, (answer: HttpAnswer, now: Date) => ProviderError>> = {
  [stravaDescriptor.name]: toStravaTokenError,
};

export interface OAuthEndpointsOptions {
  /** In place of the providers' own URLs. */
  readonly urls: ProviderUrlOverrides;
  readonly secrets: SecretReader;
  /** Before the provider's name: the name of its client secret. */
  readonly secretPath: string;
  readonly fetch: FetchFunction;
  readonly now: () => Date;
}

export interface OAuthEndpoints {
  tokens(provider: ProviderDescriptor): TokenEndpoint;
  revocation(provider: ProviderDescriptor): RevokeEndpoint;
}

/** The OAuth side of every provider: data of the descriptor, and a mapping of refusals where one needs its own. */
export function createOAuthEndpoints({ secretPath, ...options }: OAuthEndpointsOptions): OAuthEndpoints {
  const { urls, secrets, fetch, now } = options;
  const clientOf = ({ name }: ProviderDescriptor) =>
    createClientSource(secrets, { provider: name, secretName: `${secretPath}/${name}` });
  return {
    tokens: (descriptor) => {
      const { name } = descriptor;
      return createTokenEndpoint({
        provider: name,
        url: resolveProviderUrls(descriptor, urls).token,
        client: clientOf(descriptor),
        toError: TOKEN_ERRORS[name] ?? ((answer) => toTokenError(answer, name)),
        ...{ fetch, now },
      });
    },
    revocation: (descriptor) =>
      createRevokeEndpoint({
        provider: descriptor.name,
        url: resolveProviderUrls(descriptor, urls).revoke,
        client: descriptor.oauth.revokeNeedsClient ? clientOf(descriptor) : undefined,
        fetch,
      }),
  };
}
