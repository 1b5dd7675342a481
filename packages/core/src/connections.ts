/** A user's consent at one provider: the tokens, and what they are good for. Times are ISO instants, UTC. */
export interface Connection {
  readonly userId: string;
  readonly provider: string;
  readonly accessToken: string;
  /** Absent when the provider gave none: the connection ends with its access token. */
  readonly refreshToken?: string;
  /** What the user granted, in the provider's own names; empty when the provider did not tell. */
  readonly scopes: readonly string[];
  /** When the provider gave these tokens. */
  readonly issuedAt: string;
  /** When the provider stops accepting `accessToken`. */
  readonly expiresAt: string;
  /** When the user consented: stays through every refresh, another one after a new consent. */
  readonly connectedAt: string;
  /** When the provider last said that this consent is gone. */
  readonly refusedAt?: string;
  /** 1 for the first tokens of a user at a provider, one more with each that replace them. */
  readonly version: number;
}

export interface ConnectionKey {
  readonly userId: string;
  readonly provider: string;
}

/** What can be told of a connection without opening its tokens. */
export interface ConnectionSummary {
  readonly provider: string;
  /** Absent while somebody connects for the first time: there are no tokens yet. */
  readonly connectedAt?: string;
  readonly refusedAt?: string;
  readonly version?: number;
  /** Fingerprint of the one-time code that the consent came with. */
  readonly codeHash?: string;
}

/**
 * The right to change the tokens of one user at one provider: refresh tokens may work once, so two must not use the
 * same one. It ends by itself, whatever became of its owner; no request of the owner may last longer.
 */
export interface TokenLease {
  /** Made by the owner before the call: tells its own lease from another's. */
  readonly owner: string;
  readonly end: Date;
  readonly now: Date;
}

export type RefreshLeaseAnswer =
  | { readonly kind: 'taken' }
  /** Somebody else changes the tokens until `end` (epoch milliseconds) at the latest. */
  | { readonly kind: 'busy'; readonly end: number }
  /** The connection is another one by now, or gone: read it again. */
  | { readonly kind: 'moved on' };

export type ConnectLeaseAnswer =
  | { readonly kind: 'taken'; readonly summary: ConnectionSummary }
  | { readonly kind: 'busy'; readonly end: number };

/** What a session needs: reading, and replacing tokens by newer ones of the same consent. Throws what its engine throws. */
export interface SessionConnections {
  /**
   * The connection as of now, or undefined when there is none. Throws ConnectionUnreadableError when what is stored
   * can't be made a connection, and otherwise what the engine throws (retryable).
   */
  read(userId: string, provider: string): Promise<Connection | undefined>;
  /**
   * Stores the connection when the stored one has the version before it and is of the same consent, or when there is
   * none and its version is 1. Ends any lease. Otherwise nothing changes and it throws ConnectionConflictError.
   */
  save(connection: Connection): Promise<void>;
  /** Takes the lease on the tokens as they were read. */
  leaseRefresh(connection: Connection, lease: TokenLease): Promise<RefreshLeaseAnswer>;
  /** Gives the lease back, if it is still this owner's. */
  dropLease(key: ConnectionKey, owner: string): Promise<void>;
  /** Notes that the provider refused these tokens for good, and ends the lease; not when others are stored by now. */
  markRefused(connection: Connection, at: Date): Promise<void>;
}

/** The connections of all users. Tokens leave it only through `read`; at rest they are encrypted. */
export interface ConnectionStore extends SessionConnections {
  /** Everything stored of the user, in no order; opens no tokens. */
  list(userId: string): Promise<ConnectionSummary[]>;
  /** Takes the lease for a new consent, whether there is one already or not. */
  leaseConnect(key: ConnectionKey, lease: TokenLease): Promise<ConnectLeaseAnswer>;
  /**
   * Stores a new consent in place of whatever is there, under the lease of `owner`, and ends it. Throws
   * ConnectionConflictError when the lease is not this owner's any more (disconnected, erased, taken over).
   */
  connect(
    connection: Connection,
    lease: { readonly owner: string; readonly codeHash: string },
  ): Promise<void>;
  /** Forgets the connection and any lease on it. Harmless when there is none. */
  remove(key: ConnectionKey): Promise<void>;
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
