import { type Connection, ConnectionConflictError } from '@syncwell/core/connections';
import { isRetryable } from '@syncwell/core/domain/errors';

import { ProviderError } from '../errors.ts';
import { readConsent } from './read-consent.ts';
import type { RenewDependencies } from './renew-dependencies.ts';
import type { Tokens } from './tokens.ts';

type Refreshable = Connection & { readonly refreshToken: string };

/** Waits before what came is stored again, as long as the lease lasts: a rotated refresh token exists nowhere else. */
const SAVE_AGAIN_DELAYS_MS = [200, 500, 1_000, 2_000, 4_000];

/**
 * Asks for new tokens and stores them; the caller has the lease. What the provider does not give again stays: a refresh
 * token that goes on living, the scopes. Throws ProviderError, and what the store throws.
 */
export async function refreshConnection(
  dependencies: RenewDependencies,
  stored: Refreshable,
  { leaseOwner, requestUntil }: { readonly leaseOwner: string; readonly requestUntil: Date },
): Promise<Connection> {
  let tokens: Tokens;
  try {
    tokens = await dependencies.tokens.refresh(stored.refreshToken, { until: requestUntil });
  } catch (error) {
    return onRefusal(dependencies, { stored, leaseOwner, error });
  }
  dependencies.report('token.refreshed');
  const { refusedAt: _over, ...kept } = stored;
  return save(dependencies, { ...kept, ...tokens, version: stored.version + 1 });
}

/**
 * A refused refresh token means that the consent is gone only while it is still the one that is stored:
 *
 *     slow:  lease, refresh r1 -> r2 ............ save r2
 *     we:            (its lease is over) lease, refresh r1 -> refused, read again: r2, fine
 */
async function onRefusal(
  { connections, clock, report }: RenewDependencies,
  { stored, leaseOwner, error }: { stored: Connection; leaseOwner: string; error: unknown },
): Promise<Connection> {
  const code = error instanceof ProviderError ? error.code : undefined;
  if (code === 'AUTH_REVOKED') {
    const again = await readConsent(connections, stored);
    if (again.version !== stored.version || again.connectedAt !== stored.connectedAt) return again;
    report('token.refused');
    await connections.markRefused(stored, clock.now());
    throw error;
  }
  if (code === 'APP_INACTIVE') report('client.refused');
  // It ends by itself, too: why the refresh failed is worth more than that this failed as well.
  await connections.dropLease(stored, leaseOwner).catch(() => undefined);
  throw error;
}

/** Someone who was faster (or our own try whose answer was lost) has what the next one needs. */
async function save({ connections, clock }: RenewDependencies, next: Connection): Promise<Connection> {
  for (const delayMs of [...SAVE_AGAIN_DELAYS_MS, undefined]) {
    try {
      await connections.save(next);
      return next;
    } catch (error) {
      if (error instanceof ConnectionConflictError) break;
      if (delayMs === undefined || !isRetryable(error)) throw error;
      await clock.sleep(delayMs);
    }
  }
  return readConsent(connections, next);
}
