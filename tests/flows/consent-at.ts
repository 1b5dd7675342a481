import { createHash } from 'node:crypto';

import { findProvider } from '../../packages/connectors/src/catalog.ts';

export interface ConsentOptions {
  readonly provider: string;
  readonly clientId: string;
  readonly redirectUri: string;
  /** Who consents, to everything that is asked for. */
  readonly user: string;
}

/** What the app gets when its user has consented: the code, its verifier, and the scopes of the redirect. */
export async function consentAt(
  send: typeof fetch,
  authorizeUrl: string,
  { provider, clientId, redirectUri, user }: ConsentOptions,
) {
  const descriptor = findProvider(provider);
  if (descriptor === undefined) throw new Error(`Expected a provider, got ${provider}`);
  const { oauth, requiredScopes, optionalScopes } = descriptor;
  const scopes = [requiredScopes, optionalScopes].flatMap(({ read, write }) => [...read, ...write]);
  const codeVerifier = 'a-verifier-that-is-long-enough-for-any-provider';
  const query = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: scopes.join(oauth.scopeSeparator),
    code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
    code_challenge_method: 'S256',
    simulator_user: user,
    ...oauth.authorizeParameters,
  });
  const answer = await send(`${authorizeUrl}?${query.toString()}`, { redirect: 'manual' });
  const back = new URL(answer.headers.get('location') ?? 'http://no.redirect').searchParams;
  return { code: back.get('code') ?? '', scope: back.get('scope') ?? '', codeVerifier };
}
