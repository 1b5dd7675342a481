import { parseScopes } from '@syncwell/connectors/oauth/parse-scopes';
import type { CodeGrant } from '@syncwell/connectors/oauth/token-endpoint';
import { connectRequestSchema } from '@syncwell/core/api/connect-request';

import { parseBody } from '../request-body.ts';

/** What the provider handed to the app when it sent the user back. */
export interface ConnectRequest extends CodeGrant {
  /** What the user granted, as the provider's redirect said; absent = the app did not pass it on. */
  readonly scopes?: readonly string[] | undefined;
}

/**
 * Parses the body of a connect. The redirect URI must be one of `redirectUris`, to the letter: a code that was asked
 * for with another one may be stolen. Throws ProblemError `invalid-request`; it repeats neither code nor verifier.
 */
export function parseConnectRequest(
  body: string | undefined,
  redirectUris: readonly string[],
): ConnectRequest {
  const schema = connectRequestSchema((uri) => redirectUris.includes(uri));
  const { scope, ...request } = parseBody(schema, body);
  return scope === undefined ? request : { ...request, scopes: parseScopes(scope) };
}
