import * as z from 'zod';

import { BODY, expected, secretText, text } from './expected.ts';

const MAX_CODE_LENGTH = 2_048;
/** RFC 7636, 4.1. */
const VERIFIER = /^[A-Za-z0-9\-._~]{43,128}$/;

/**
 * Body of a connect: what the provider handed to the app when it sent the user back. The redirect URI must be allowed,
 * to the letter: a code that was asked for with another one may be stolen.
 */
export function connectRequestSchema(isRedirectUri: (uri: string) => boolean) {
  const fields = {
    code: secretText(
      (code) => code !== '' && code.length <= MAX_CODE_LENGTH,
      'the code that the provider gave',
    ).meta({ description: 'The code of the provider’s redirect.', minLength: 1, maxLength: MAX_CODE_LENGTH }),
    redirectUri: text(isRedirectUri, 'a redirect URI of this service').meta({
      description: 'Where the provider sent the user back to; one that this service allows.',
      format: 'uri',
      examples: ['https://app.example.com/connected'],
    }),
    codeVerifier: secretText(
      (verifier) => VERIFIER.test(verifier),
      'a PKCE verifier of 43 to 128 letters, digits, -._~',
    )
      .meta({ description: 'With PKCE: the verifier of the challenge.', pattern: VERIFIER.source })
      .optional(),
    scope: text((scope) => scope.length <= MAX_CODE_LENGTH, 'the scopes of the provider’s redirect')
      .meta({
        description: 'What the user granted, as the provider’s redirect said.',
        maxLength: MAX_CODE_LENGTH,
      })
      .optional(),
  };
  return z.strictObject(fields, { error: expected(BODY) }).meta({ id: 'ConnectRequest' });
}

/** The body that a client sends. */
export type ConnectBody = Readonly<z.input<ReturnType<typeof connectRequestSchema>>>;
