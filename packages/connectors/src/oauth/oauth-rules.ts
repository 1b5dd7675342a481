/** How a provider does OAuth 2.0, as far as providers differ. Data only. */
export interface OAuthRules {
  /** Between the scopes of an authorize URL. */
  readonly scopeSeparator: ' ' | ',';
  /** Whether a code must come with the verifier of its challenge (PKCE, RFC 7636, S256). */
  readonly pkce: boolean;
  /** What the authorize URL says beside client, redirect URI, scopes, state and challenge. */
  readonly authorizeParameters: Readonly<Record<string, string>>;
  /** Whether this application has to show its credentials when it takes a token back. */
  readonly revokeNeedsClient: boolean;
  /** What each scope allows, in words that users understand; they follow "permission to". */
  readonly permissions: Readonly<Record<string, string>>;
}
