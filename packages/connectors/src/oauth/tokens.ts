/** What a token endpoint gave. Times are ISO instants, UTC, by our own clock. */
export interface Tokens {
  readonly accessToken: string;
  /** Absent: there is none, or the one in use goes on living. */
  readonly refreshToken?: string;
  /** What was granted, in the provider's own names; absent = the provider did not tell. */
  readonly scopes?: readonly string[];
  readonly issuedAt: string;
  readonly expiresAt: string;
}
