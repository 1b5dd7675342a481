/** Small secrets of this application, by name: never in code, environment or logs. */
export interface SecretReader {
  /**
   * The secret called `name`. May come from a cache of some minutes; `fresh` = as stored now. Throws
   * SecretUnreadableError when there is none or it must not be read, and otherwise what the store throws (retryable).
   */
  read(name: string, options?: { readonly fresh?: boolean }): Promise<string>;
}

/** A secret is missing, or closed to this function. Only an operator can help. */
export class SecretUnreadableError extends Error {
  override readonly name = 'SecretUnreadableError';
  readonly code = 'SECRET_UNREADABLE';
  readonly retryable = false;

  constructor(secretName: string, cause: unknown) {
    super(
      `Expected a readable secret ${secretName}, got ${cause instanceof Error ? cause.name : typeof cause}`,
      { cause },
    );
  }
}
