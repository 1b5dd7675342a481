import type { Connection } from '@syncwell/core/connections';

import type { Process } from '../../kernel/process.ts';

interface Consent {
  /** How often the user has consented, this time included. */
  readonly round: number;
  refreshes: number;
  isRevoked: boolean;
  expiresAt: number;
}

/** Tokens as one refresh gives them. */
export interface SimTokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresAt: number;
}

const SCOPES = ['activity:write', 'activity:read_all'];

export interface SimConsentsOptions {
  readonly now: () => number;
  /** How long access tokens live, milliseconds. */
  readonly lifeMs: number;
}

/**
 * The consents of users at a destination whose refresh tokens work once: each refresh gives another, and the one before
 * is dead.
 */
export class SimConsents {
  readonly #consents = new Map<string, Consent>();
  /** Which process each refresh token was good for. */
  readonly #uses = new Map<string, Process>();
  readonly #options: SimConsentsOptions;

  constructor(options: SimConsentsOptions) {
    this.#options = options;
  }

  /** The user consents, again or for the first time: what the product would store. */
  consent(userId: string, provider: string): Connection {
    const round = (this.#consents.get(userId)?.round ?? 0) + 1;
    const { now, lifeMs } = this.#options;
    this.#consents.set(userId, { round, refreshes: 0, isRevoked: false, expiresAt: now() + lifeMs });
    const { expiresAt, ...tokens } = this.#tokensOf(userId);
    const at = new Date(now()).toISOString();
    return {
      ...tokens,
      ...{ userId, provider, scopes: SCOPES, version: 1, issuedAt: at, connectedAt: at },
      expiresAt: new Date(expiresAt).toISOString(),
    };
  }

  revoke(userId: string): void {
    const consent = this.#consents.get(userId);
    if (consent !== undefined) consent.isRevoked = true;
  }

  isRevoked(userId: string): boolean {
    return this.#consents.get(userId)?.isRevoked ?? true;
  }

  accepts(accessToken: string): boolean {
    const [userId = ''] = accessToken.split('/');
    const consent = this.#consents.get(userId);
    if (consent === undefined || consent.isRevoked || consent.expiresAt <= this.#options.now()) return false;
    return this.#tokensOf(userId).accessToken === accessToken;
  }

  /** undefined: dead. `earlier` is the process that this token was good for. */
  refresh(
    refreshToken: string,
    process: Process,
  ): { tokens: SimTokens | undefined; earlier: Process | undefined } {
    const earlier = this.#uses.get(refreshToken);
    const [userId = ''] = refreshToken.split('/');
    const consent = this.#consents.get(userId);
    const isLive = consent?.isRevoked === false && this.#tokensOf(userId).refreshToken === refreshToken;
    if (!isLive) return { tokens: undefined, earlier };
    this.#uses.set(refreshToken, process);
    consent.refreshes += 1;
    consent.expiresAt = this.#options.now() + this.#options.lifeMs;
    return { tokens: this.#tokensOf(userId), earlier };
  }

  #tokensOf(userId: string): SimTokens {
    const { round, refreshes, expiresAt } = this.#consents.get(userId) ?? {
      round: 0,
      refreshes: 0,
      expiresAt: 0,
    };
    const name = `${round}.${refreshes}`;
    return { accessToken: `${userId}/access-${name}`, refreshToken: `${userId}/refresh-${name}`, expiresAt };
  }
}
