import { aConnection } from '@syncwell/core/testing/connection-factory';

import { ProviderError, type ProviderErrorCode } from './errors.ts';
import { createSessionBench, TOKEN_SECONDS, tokensAfter } from './testing/session-bench.ts';

const refuse = (code: ProviderErrorCode) => () =>
  Promise.reject(new ProviderError(code, `simulated ${code}`, { provider: 'strava' }));

describe('a session whose token is about to end', () => {
  const nearTheEnd = (options: Parameters<typeof createSessionBench>[0] = {}) => {
    const bench = createSessionBench(options);
    bench.clock.advance(TOKEN_SECONDS - 300);
    return bench;
  };

  it('refreshes at five minutes left and not before', async () => {
    const { openSession, clock, refreshed, store, events } = createSessionBench();
    clock.advance(TOKEN_SECONDS - 301);
    await expect(openSession().accessToken()).resolves.toBe('access-1');
    clock.advance(1);
    await expect(openSession().accessToken()).resolves.toBe('access-2');
    expect([refreshed, events]).toEqual([['refresh-1'], ['token.refreshed']]);
    expect(await store.read('ann', 'strava')).toMatchObject({
      accessToken: 'access-2',
      refreshToken: 'refresh-2',
      version: 2,
      issuedAt: clock.now().toISOString(),
      connectedAt: '2024-03-01T09:00:00.000Z',
    });
  });

  it('refreshes a short-lived token at half of its life, not at each use', async () => {
    const expiresAt = '2024-03-01T09:01:00.000Z';
    const { openSession, clock, refreshed } = createSessionBench({
      stored: [aConnection({ userId: 'ann', expiresAt })],
    });
    clock.advance(29);
    const session = openSession();
    await session.accessToken();
    expect(refreshed).toEqual([]);
    clock.advance(1);
    await session.accessToken();
    await session.accessToken();
    expect(refreshed).toEqual(['refresh-1']);
  });

  it('refreshes once for all who ask meanwhile', async () => {
    const { openSession, refreshed } = nearTheEnd();
    const session = openSession();
    const tokens = Array.from({ length: 8 }, () => session.accessToken());
    await expect(Promise.all(tokens)).resolves.toEqual(Array(8).fill('access-2'));
    expect(refreshed).toEqual(['refresh-1']);
  });

  it('refreshes once for ten sessions at the same time', async () => {
    const { openSession, refreshed } = nearTheEnd();
    const tokens = Array.from({ length: 10 }, () => openSession().accessToken());
    await expect(Promise.all(tokens)).resolves.toEqual(Array(10).fill('access-2'));
    expect(refreshed).toEqual(['refresh-1']);
  });

  it('keeps what the provider does not give again: refresh token and scopes', async () => {
    const { openSession, store, clock, first } = nearTheEnd({
      refresh: async () => {
        const { refreshToken: _none, ...tokens } = tokensAfter('refresh-1', clock.now());
        return tokens;
      },
    });
    await openSession().accessToken();
    const { refreshToken, scopes } = first;
    expect(await store.read('ann', 'strava')).toMatchObject({
      accessToken: 'access-2',
      refreshToken,
      scopes,
    });
  });

  it('takes over the scopes that the provider tells', async () => {
    const { openSession, clock } = nearTheEnd({
      refresh: async (token) => tokensAfter(token, clock.now(), { scopes: ['activity:write'] }),
    });
    const session = openSession();
    await session.accessToken();
    await expect(session.grantedScopes()).resolves.toEqual(['activity:write']);
  });

  it('uses what another session stored meanwhile, without asking the provider', async () => {
    const { openSession, store, refreshed, clock, first } = nearTheEnd();
    const session = openSession();
    await session.grantedScopes();
    await store.save({ ...first, ...tokensAfter('refresh-7', clock.now()), version: 2 });
    await expect(session.accessToken()).resolves.toBe('access-8');
    expect(refreshed).toEqual([]);
  });

  it('takes over when the one who refreshes has crashed, once its lease is over', async () => {
    const { openSession, store, clock, refreshed, first } = nearTheEnd();
    const end = new Date(clock.now().getTime() + 20_000);
    await store.leaseRefresh(first, { owner: 'crashed', now: clock.now(), end });
    await expect(openSession().accessToken()).resolves.toBe('access-2');
    expect([refreshed, clock.now().getTime() >= end.getTime()]).toEqual([['refresh-1'], true]);
  });

  it('waits for another no longer than its own time', async () => {
    const { openSession, store, clock, refreshed, first } = nearTheEnd({ seconds: 5 });
    clock.advance(300);
    const end = new Date(clock.now().getTime() + 20_000);
    await store.leaseRefresh(first, { owner: 'slow', now: clock.now(), end });
    await expect(openSession().accessToken()).rejects.toMatchObject({ code: 'TRANSIENT' });
    expect([refreshed, clock.now() < end]).toEqual([[], true]);
  });

  it('goes on with a token that still lives while the provider gives none for now', async () => {
    const { openSession, clock, refreshed } = nearTheEnd({ refresh: refuse('TRANSIENT') });
    const session = openSession();
    await expect(session.accessToken()).resolves.toBe('access-1');
    await expect(session.accessToken()).resolves.toBe('access-1');
    expect(refreshed).toHaveLength(1);
    clock.advance(30);
    await session.accessToken();
    expect(refreshed).toHaveLength(2);
  });

  it.each(['TRANSIENT', 'RATE_LIMITED'] as const)('passes %s on when the token is over', async (code) => {
    const { openSession, clock } = nearTheEnd({ refresh: refuse(code) });
    clock.advance(300);
    await expect(openSession().accessToken()).rejects.toMatchObject({ code });
  });

  it('gives the lease back after a failure, so that the next need not wait', async () => {
    const { openSession, refreshed, clock } = nearTheEnd({ refresh: refuse('PROVIDER_GONE') });
    await expect(openSession().accessToken()).rejects.toMatchObject({ code: 'PROVIDER_GONE' });
    const before = clock.now();
    await expect(openSession().accessToken()).rejects.toMatchObject({ code: 'PROVIDER_GONE' });
    expect([refreshed.length, clock.now()]).toEqual([2, before]);
  });

  it('says why the refresh failed though giving the lease back fails as well', async () => {
    const { openSession } = nearTheEnd({
      refresh: refuse('APP_INACTIVE'),
      store: (plain) => ({ ...plain, dropLease: () => Promise.reject(new Error('away')) }),
    });
    await expect(openSession().accessToken()).rejects.toMatchObject({ code: 'APP_INACTIVE' });
  });

  it('calls bad client credentials an operator’s matter, and leaves the connection alone', async () => {
    const { openSession, store, events, first } = nearTheEnd({ refresh: refuse('APP_INACTIVE') });
    await expect(openSession().accessToken()).rejects.toMatchObject({ code: 'APP_INACTIVE' });
    expect([events, await store.read('ann', 'strava')]).toEqual([['client.refused'], first]);
  });

  it('begins no refresh that would not end in time', async () => {
    const { openSession, refreshed, clock } = nearTheEnd({ seconds: 1 });
    await expect(openSession().accessToken()).resolves.toBe('access-1');
    clock.advance(300);
    await expect(openSession().accessToken()).rejects.toMatchObject({ code: 'TRANSIENT' });
    expect(refreshed).toEqual([]);
  });

  it('gives each refresh ten seconds, or what is left of the session', async () => {
    const limits: Date[] = [];
    const refresh = async (token: string, { until }: { readonly until: Date }) => {
      limits.push(until);
      return tokensAfter(token, new Date(0));
    };
    const [long, short] = [nearTheEnd({ refresh }), nearTheEnd({ refresh, seconds: 4 })];
    await long.openSession().accessToken();
    await short.openSession().accessToken();
    expect(limits).toEqual([10, 4].map((seconds) => new Date(long.clock.now().getTime() + seconds * 1000)));
  });
});
