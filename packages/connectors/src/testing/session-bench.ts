import type { Connection, ConnectionStore, SessionConnections } from '@syncwell/core/connections';
import { aConnection } from '@syncwell/core/testing/connection-factory';
import { createManualClock } from '@syncwell/core/testing/manual-clock';
import { createMemoryConnections } from '@syncwell/core/testing/memory-connections';

import type { TokenEvent } from '../oauth/renew-dependencies.ts';
import type { Tokens } from '../oauth/tokens.ts';
import { createProviderSession } from '../session.ts';

/** Seconds that every access token of the bench lasts. */
export const TOKEN_SECONDS = 3_600;
const START = '2024-03-01T09:00:00.000Z';

type Refresh = (refreshToken: string, options: { readonly until: Date }) => Promise<Tokens>;

export interface SessionBenchOptions {
  readonly stored?: readonly Connection[];
  /** Replaces the token endpoint, which rotates: `refresh-1` becomes `refresh-2` and is refused from then on. */
  readonly refresh?: Refresh;
  readonly store?: (store: ConnectionStore) => SessionConnections;
  /** Time that each session has, seconds. */
  readonly seconds?: number;
}

/** Sessions of one user over fakes, at 09:00 with tokens that were given just then. */
export function createSessionBench(options: SessionBenchOptions = {}) {
  const first = aConnection({ userId: 'ann' });
  const { stored = [first], store: wrap = (plain) => plain, seconds = 60 } = options;
  const clock = createManualClock(START);
  const store = createMemoryConnections(stored);
  const refreshed: string[] = [];
  const events: TokenEvent[] = [];
  const refresh = options.refresh ?? ((token) => Promise.resolve(tokensAfter(token, clock.now())));
  let owners = 0;
  const openSession = () =>
    createProviderSession(
      {
        connections: wrap(store),
        tokens: {
          refresh: (token, limits) => {
            refreshed.push(token);
            return refresh(token, limits);
          },
        },
        clock,
        newOwner: () => `owner ${(owners += 1)}`,
        until: new Date(clock.now().getTime() + seconds * 1000),
        report: (event) => void events.push(event),
      },
      { userId: 'ann', provider: 'strava' },
    );
  return { first, clock, store, refreshed, events, openSession };
}

/** What the provider gives for `refresh-1`: `access-2` and `refresh-2`. */
export function tokensAfter(refreshToken: string, now: Date, changes: Partial<Tokens> = {}): Tokens {
  const next = Number(refreshToken.replace('refresh-', '')) + 1;
  return {
    accessToken: `access-${next}`,
    refreshToken: `refresh-${next}`,
    issuedAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + TOKEN_SECONDS * 1000).toISOString(),
    ...changes,
  };
}
