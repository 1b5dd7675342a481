import { provesChallenge, readChallenge } from './pkce.ts';

// RFC 7636, appendix B.
const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

describe('readChallenge', () => {
  it.each([
    [{}, undefined],
    [
      { code_challenge: CHALLENGE, code_challenge_method: 'S256' },
      { value: CHALLENGE, method: 'S256' },
    ],
    [{ code_challenge: VERIFIER }, { value: VERIFIER, method: 'plain' }],
    [{ code_challenge: CHALLENGE, code_challenge_method: 'S512' }, null],
    [{ code_challenge: 'short', code_challenge_method: 'S256' }, null],
  ])('reads %j', (query: Record<string, string>, challenge) => {
    expect(readChallenge(query)).toEqual(challenge);
  });
});

describe('provesChallenge', () => {
  it.each([
    ['S256', CHALLENGE, VERIFIER, true],
    ['S256', CHALLENGE, VERIFIER.replace('d', 'e'), false],
    ['plain', VERIFIER, VERIFIER, true],
    ['plain', VERIFIER, CHALLENGE, false],
    ['plain', 'short', 'short', false],
  ] as const)('with %s and %s judges %s', (method, value, verifier, proven) => {
    expect(provesChallenge({ method, value }, verifier)).toBe(proven);
  });
});
