import { AwsUnavailableError } from '@syncwell/core/aws/call-aws';
import { ConnectionUnreadableError } from '@syncwell/core/connections';
import { aConnection } from '@syncwell/core/testing/connection-factory';

import { createSessionBench, TOKEN_SECONDS, tokensAfter } from './testing/session-bench.ts';

const revoked = { name: 'ProviderError', code: 'AUTH_REVOKED', provider: 'strava' };
const bare = (() => {
  const { refreshToken: _none, ...rest } = aConnection({ userId: 'ann' });
  return rest;
})();

describe('a session whose token is good', () => {
  it('gives it, and reads the connection once', async () => {
    const read = jest.fn();
    const { openSession, refreshed } = createSessionBench({
      store: (plain) => ({
        ...plain,
        read: (...key) => {
          read(...key);
          return plain.read(...key);
        },
      }),
    });
    const session = openSession();
    expect(read).not.toHaveBeenCalled();
    const tokens = [session.accessToken(), session.accessToken(), session.accessToken()];
    await expect(Promise.all(tokens)).resolves.toEqual(Array(3).fill('access-1'));
    await session.accessToken();
    expect([read.mock.calls, refreshed]).toEqual([[['ann', 'strava']], []]);
  });

  it('tells what the user granted', async () => {
    const { openSession, first } = createSessionBench();
    await expect(openSession().grantedScopes()).resolves.toEqual(first.scopes);
  });

  it.each([
    ['nothing', []],
    ['another provider', [aConnection({ userId: 'ann', provider: 'fitbit' })]],
    ['another user', [aConnection({ userId: 'bob' })]],
  ])('says that consent is gone when %s is connected', async (_what, stored) => {
    await expect(createSessionBench({ stored }).openSession().accessToken()).rejects.toMatchObject(revoked);
  });

  it.each([
    ['that the engine is away', new AwsUnavailableError('GetItem', new Error('away')), {}],
    [
      'that consent is gone when nobody can open it',
      new ConnectionUnreadableError({ provider: 'strava', cause: undefined }),
      revoked,
    ],
  ])('says %s, and reads anew when asked again', async (_what, error, expected) => {
    let calls = 0;
    const { openSession } = createSessionBench({
      store: (plain) => ({
        ...plain,
        read: (...key) => ((calls += 1) === 1 ? Promise.reject(error) : plain.read(...key)),
      }),
    });
    const session = openSession();
    await expect(session.accessToken()).rejects.toMatchObject({ code: error.code, ...expected });
    await expect(session.accessToken()).resolves.toBe('access-1');
  });
});

describe('a session whose token was refused', () => {
  it('refreshes once, and stays with what came', async () => {
    const { openSession, refreshed } = createSessionBench();
    const session = openSession();
    const refused = await session.accessToken();
    await expect(session.accessToken({ refused })).resolves.toBe('access-2');
    await expect(session.accessToken()).resolves.toBe('access-2');
    await expect(session.accessToken({ refused })).resolves.toBe('access-2');
    expect(refreshed).toEqual(['refresh-1']);
  });

  it('gives the token that came into the store after it', async () => {
    const { openSession, store, refreshed, clock, first } = createSessionBench();
    const session = openSession();
    const refused = await session.accessToken();
    await store.save({ ...first, ...tokensAfter('refresh-7', clock.now()), version: 2 });
    await expect(session.accessToken({ refused })).resolves.toBe('access-8');
    expect(refreshed).toEqual([]);
  });

  it('notices a new consent, though its version is the old one', async () => {
    const { openSession, store, first } = createSessionBench();
    const session = openSession();
    const refused = await session.accessToken();
    await store.remove(first);
    await store.save({ ...first, accessToken: 'anew', connectedAt: '2024-03-01T09:30:00.000Z' });
    await expect(session.accessToken({ refused })).resolves.toBe('anew');
  });

  it('gives the very same token when the provider stands by it, and does not ask again', async () => {
    const { openSession, refreshed, clock } = createSessionBench({
      refresh: async (token) =>
        tokensAfter(token, clock.now(), { accessToken: 'access-1', refreshToken: token }),
    });
    const session = openSession();
    const refused = await session.accessToken();
    await expect(session.accessToken({ refused })).resolves.toBe(refused);
    await expect(session.accessToken({ refused })).resolves.toBe(refused);
    expect(refreshed).toHaveLength(1);
  });

  it('says that consent is gone when there is nothing to renew it with', async () => {
    const { openSession } = createSessionBench({ stored: [bare] });
    const session = openSession();
    const refused = await session.accessToken();
    await expect(session.accessToken({ refused })).rejects.toMatchObject(revoked);
  });

  it('uses a token without a refresh token until it is refused', async () => {
    const { openSession, clock } = createSessionBench({ stored: [bare] });
    clock.advance(2 * TOKEN_SECONDS);
    await expect(openSession().accessToken()).resolves.toBe('access-1');
  });

  it('notices that the connection was taken away meanwhile', async () => {
    const { openSession, store, first } = createSessionBench();
    const session = openSession();
    const refused = await session.accessToken();
    await store.remove(first);
    await expect(session.accessToken({ refused })).rejects.toMatchObject(revoked);
  });
});
