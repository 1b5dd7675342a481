import type { CodeChallenge } from './pkce.ts';
import type { Grant } from './token-store.ts';

/** What a code stands for. */
export interface Authorization extends Grant {
  readonly redirectUri: string;
  readonly challenge: CodeChallenge | undefined;
  /** Was a refresh token asked for? */
  readonly offline: boolean;
}

/** RFC 6749, 4.1.2: ten minutes at most. */
const CODE_LIFE_MS = 600_000;

/** Authorization codes: each is good once, for ten minutes. */
export interface AuthorizationCodes {
  issue(authorization: Authorization, nowMs: number): string;
  /** undefined = never given out, used already or too old. The code is used up by asking. */
  redeem(code: string, nowMs: number): Authorization | undefined;
  clear(): void;
}

/** Codes made here are numbered: they guard invented data only. */
export function createAuthorizationCodes(): AuthorizationCodes {
  const codes = new Map<string, { authorization: Authorization; expiresAtMs: number }>();
  let made = 0;
  return {
    issue: (authorization, nowMs) => {
      const code = `simulated-code-${(made += 1)}`;
      codes.set(code, { authorization, expiresAtMs: nowMs + CODE_LIFE_MS });
      return code;
    },
    redeem: (code, nowMs) => {
      const found = codes.get(code);
      codes.delete(code);
      return found !== undefined && nowMs < found.expiresAtMs ? found.authorization : undefined;
    },
    clear: () => codes.clear(),
  };
}
