/** A user's consent at one provider: the tokens, and what they are good for. */
export interface Connection {
  readonly userId: string;
  readonly provider: string;
  readonly accessToken: string;
  /** Absent when the provider gave none: the connection ends with its access token. */
  readonly refreshToken?: string;
  /** What the user granted, in the provider's own names. */
  readonly scopes: readonly string[];
  /** ISO instant, UTC, at which the provider stops accepting `accessToken`. */
  readonly expiresAt: string;
  /** 1 for the first tokens of a user at a provider, one more with each that replace them. */
  readonly version: number;
}

/** The connections of all users. Tokens leave it only through `read`; at rest they are encrypted. */
export interface ConnectionStore {
  /**
   * The connection as of now, or undefined when there is none. Throws ConnectionUnreadableError when what is stored
   * can't be made a connection, and otherwise what the engine throws (retryable).
   */
  read(userId: string, provider: string): Promise<Connection | undefined>;
  /**
   * Stores the connection when the stored one has the version before it, or when there is none and its version is 1.
   * Otherwise nothing changes and it throws ConnectionConflictError.
   */
  save(connection: Connection): Promise<void>;
}

/** Someone else saved first. Retryable: read again, and save on top of that if it is still worth it. */
export class ConnectionConflictError extends Error {
  override readonly name = 'ConnectionConflictError';
  readonly code = 'CONNECTION_CONFLICT';
  readonly retryable = true;

  constructor({ provider, version }: { readonly provider: string; readonly version: number }) {
    super(`Expected the stored ${provider} connection to be at version ${version - 1}, got another one`);
  }
}

/** The stored connection is damaged, or not of this user and provider. Permanent: only a new consent replaces it. */
export class ConnectionUnreadableError extends Error {
  override readonly name = 'ConnectionUnreadableError';
  readonly code = 'CONNECTION_UNREADABLE';
  readonly retryable = false;

  constructor({ provider, cause }: { readonly provider: string; readonly cause: unknown }) {
    super(`Expected a readable ${provider} connection, got one that cannot be opened`, { cause });
  }
}
