import { parseScopes } from '@syncwell/connectors/oauth/parse-scopes';
import type { CodeGrant } from '@syncwell/connectors/oauth/token-endpoint';
import * as z from 'zod';

import { BODY, expected, parseBody, secretText, text } from '../request-body.ts';

/** What the provider handed to the app when it sent the user back. */
export interface ConnectRequest extends CodeGrant {
  /** What the user granted, as the provider's redirect said; absent = the app did not pass it on. */
  readonly scopes?: readonly string[] | undefined;
}

const MAX_CODE_LENGTH = 2_048;
/** RFC 7636, 4.1. */
const VERIFIER = /^[A-Za-z0-9\-._~]{43,128}$/;

/**
 * Parses the body of a connect. The redirect URI must be one of `redirectUris`, to the letter: a code that was asked
 * for with another one may be stolen. Throws ProblemError `invalid-request`; it repeats neither code nor verifier.
 */
export function parseConnectRequest(
  body: string | undefined,
  redirectUris: readonly string[],
): ConnectRequest {
  const fields = {
    code: secretText(
      (code) => code !== '' && code.length <= MAX_CODE_LENGTH,
      'the code that the provider gave',
    ),
    redirectUri: text((uri) => redirectUris.includes(uri), 'a redirect URI of this service'),
    codeVerifier: secretText(
      (verifier) => VERIFIER.test(verifier),
      'a PKCE verifier of 43 to 128 letters, digits, -._~',
    ).optional(),
    scope: text(
      (scope) => scope.length <= MAX_CODE_LENGTH,
      'the scopes of the provider’s redirect',
    ).optional(),
  };
  const { scope, ...request } = parseBody(z.strictObject(fields, { error: expected(BODY) }), body);
  return scope === undefined ? request : { ...request, scopes: parseScopes(scope) };
}
