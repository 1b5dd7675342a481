import { ProviderError, type ProviderErrorCode } from '@syncwell/connectors/errors';
import type { TokenEndpoint } from '@syncwell/connectors/oauth/token-endpoint';
import type { Tokens } from '@syncwell/connectors/oauth/tokens';
import type { ProviderDescriptor } from '@syncwell/connectors/provider-descriptor';
import { ProblemError } from '@syncwell/core/domain/errors';
import type { Logger } from '@syncwell/core/lambda/logger';

import type { ConnectRequest } from './connect-request.ts';

/** Tokens that last, and what the user granted; empty = nobody told. */
export type LastingTokens = Tokens & { readonly refreshToken: string; readonly scopes: readonly string[] };

export interface ExchangeDependencies {
  readonly tokensOf: (provider: ProviderDescriptor) => Pick<TokenEndpoint, 'exchangeCode'>;
  readonly logger: Logger;
}

/**
 * The tokens for a code. Throws ProblemError: `consent-refused` when the code is not accepted or brings no lasting
 * consent, `scope-missing` naming what the user did not allow, `provider-blocked` when this application is refused,
 * `temporarily-unavailable` when the provider did not answer.
 */
export async function exchangeCode(
  { tokensOf, logger }: ExchangeDependencies,
  descriptor: ProviderDescriptor,
  { request, until }: { readonly request: ConnectRequest; readonly until: Date },
): Promise<LastingTokens> {
  const { scopes: told, ...grant } = request;
  const exchanging = tokensOf(descriptor).exchangeCode(grant, { until });
  const given = await exchanging.catch((error: unknown) => {
    if (!(error instanceof ProviderError)) throw error;
    const problem = toProblem(error.code, descriptor);
    const isOurs = problem.code === 'provider-blocked';
    logger[isOurs ? 'error' : 'warn']('connect.refused', { provider: descriptor.name, error });
    throw problem;
  });
  const scopes = given.scopes ?? told ?? [];
  if (scopes.length > 0) requireScopes(descriptor, scopes);
  const { refreshToken } = given;
  if (refreshToken === undefined) {
    throw new ProblemError(
      'consent-refused',
      `${descriptor.displayName} gave no lasting consent. Connect again.`,
    );
  }
  return { ...given, refreshToken, scopes };
}

/** Nothing is taken back here: the provider would take an earlier consent, which may be complete, with it. */
function requireScopes(
  { displayName, requiredScopes, oauth }: ProviderDescriptor,
  granted: readonly string[],
): void {
  const required = [...requiredScopes.read, ...requiredScopes.write];
  const missingScopes = required
    .filter((scope) => !granted.includes(scope))
    .map((scope) => ({ scope, permission: oauth.permissions[scope] ?? scope }));
  if (missingScopes.length === 0) return;
  const permissions = missingScopes.map(({ permission }) => permission).join('; ');
  throw new ProblemError(
    'scope-missing',
    `Copying workouts needs permission at ${displayName} to: ${permissions}. Connect again and allow it.`,
    { missingScopes },
  );
}

function toProblem(code: ProviderErrorCode, { displayName }: ProviderDescriptor): ProblemError {
  switch (code) {
    case 'AUTH_REVOKED':
      return new ProblemError(
        'consent-refused',
        `${displayName} did not accept the code: it is used up, too old, or was asked for in another way. Connect again.`,
      );
    case 'TRANSIENT':
    case 'RATE_LIMITED':
    case 'CIRCUIT_OPEN':
      return new ProblemError(
        'temporarily-unavailable',
        `${displayName} did not answer in time. Send it again; if the code is refused then, connect again.`,
      );
    case 'APP_INACTIVE':
    case 'ATHLETE_CAP':
    case 'PROVIDER_GONE':
    case 'SCOPE_MISSING':
    case 'ACCOUNT_NOT_LINKED':
    case 'ITEM_REJECTED':
    case 'BAD_REQUEST':
      return new ProblemError(
        'provider-blocked',
        `${displayName} does not take new connections from this service at the moment. It is not you; try again later.`,
      );
  }
}
