import { createHash } from 'node:crypto';

/** RFC 7636: what the authorization request said of the secret that the token request will show. */
export interface CodeChallenge {
  readonly value: string;
  readonly method: 'S256' | 'plain';
}

/** RFC 7636, 4.1: unreserved characters, 43 to 128 of them. */
const VERIFIER = /^[A-Za-z0-9\-._~]{43,128}$/;

/** Reads `code_challenge` and `code_challenge_method`; undefined = there is none, null = there is a wrong one. */
export function readChallenge(query: Readonly<Record<string, string>>): CodeChallenge | undefined | null {
  const { code_challenge: value, code_challenge_method: method = 'plain' } = query;
  if (value === undefined) return undefined;
  if ((method !== 'S256' && method !== 'plain') || !VERIFIER.test(value)) return null;
  return { value, method };
}

export function provesChallenge(challenge: CodeChallenge, verifier: string): boolean {
  if (!VERIFIER.test(verifier)) return false;
  return challenge.value === (challenge.method === 'plain' ? verifier : hashOf(verifier));
}

function hashOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}
