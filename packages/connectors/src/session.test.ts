import type { Connection, ConnectionStore } from '@syncwell/core/connections';
import { createMemoryConnections } from '@syncwell/core/testing/memory-connections';

import { createProviderSession } from './session.ts';

const owner = { userId: 'ann', provider: 'strava' };
const first: Connection = {
  ...owner,
  accessToken: 'token-1',
  scopes: ['activity:write'],
  expiresAt: '2024-03-01T10:00:00.000Z',
  version: 1,
};
const second: Connection = { ...first, accessToken: 'token-2', version: 2 };
const revoked = { name: 'ProviderError', code: 'AUTH_REVOKED', provider: 'strava' };

function createProbe(connections: readonly Connection[] = [first]) {
  const store = createMemoryConnections(connections);
  const read = jest.fn<ReturnType<ConnectionStore['read']>, [string, string]>((...key) => store.read(...key));
  return { store, read, session: createProviderSession({ ...store, read }, owner) };
}

describe('createProviderSession', () => {
  it('gives the stored token, and reads it once', async () => {
    const { session, read } = createProbe();

    await expect(Promise.all([session.accessToken(), session.accessToken()])).resolves.toEqual([
      'token-1',
      'token-1',
    ]);
    await expect(session.accessToken()).resolves.toBe('token-1');
    expect(read.mock.calls).toEqual([['ann', 'strava']]);
  });

  it('tells what the user allowed, with the same read', async () => {
    const { session, read } = createProbe();

    await expect(session.grantedScopes()).resolves.toEqual(['activity:write']);
    await session.accessToken();
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('reads nothing before a token is asked for', () => {
    expect(createProbe().read).not.toHaveBeenCalled();
  });

  it.each([
    ['nothing', []],
    ['another provider', [{ ...first, provider: 'fitbit' }]],
    ['another user', [{ ...first, userId: 'bob' }]],
  ])('says that consent is gone when %s is connected', async (_what, connections) => {
    await expect(createProbe(connections).session.accessToken()).rejects.toMatchObject(revoked);
  });

  it('says that consent is gone when the stored token is the refused one', async () => {
    const { session } = createProbe();

    await expect(session.accessToken({ refused: 'token-1' })).rejects.toMatchObject(revoked);
  });

  it('gives the token that came into the store after the refused one, and stays with it', async () => {
    const { session, store, read } = createProbe();
    await session.accessToken();
    await store.save(second);

    await expect(session.accessToken({ refused: 'token-1' })).resolves.toBe('token-2');
    await expect(session.accessToken()).resolves.toBe('token-2');
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('answers a late refusal of an older token with the one it has', async () => {
    const { session, read } = createProbe([second]);
    await session.accessToken();

    await expect(session.accessToken({ refused: 'token-1' })).resolves.toBe('token-2');
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('notices that the connection was taken away meanwhile', async () => {
    const { session, read } = createProbe();
    await session.accessToken();
    read.mockResolvedValue(undefined);

    await expect(session.accessToken({ refused: 'token-1' })).rejects.toMatchObject(revoked);
  });

  it('passes on what the store throws, and tries again when asked again', async () => {
    const { session, read } = createProbe();
    read.mockRejectedValueOnce(new Error('the store is away'));

    await expect(session.accessToken()).rejects.toThrow('the store is away');
    await expect(session.accessToken()).resolves.toBe('token-1');
  });

  it('names neither token nor user in its error', async () => {
    const { session } = createProbe();

    await expect(session.accessToken({ refused: 'token-1' })).rejects.toThrow(
      'Expected a token that strava accepts, got a refused one and none newer',
    );
  });
});
