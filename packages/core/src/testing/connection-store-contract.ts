import { randomUUID } from 'node:crypto';

import { type Connection, ConnectionConflictError, type ConnectionStore } from '../connections.ts';

/** What every connection store does. `getStore` may answer the same store again: each case has its own user. */
export function describeConnectionStore(name: string, getStore: () => ConnectionStore): void {
  describe(`ConnectionStore on ${name}`, () => {
    let store: ConnectionStore;
    let first: Connection;

    beforeEach(() => {
      store = getStore();
      first = {
        userId: randomUUID(),
        provider: 'strava',
        accessToken: 'access-1',
        refreshToken: 'refresh-1',
        scopes: ['activity:write', 'profile:read'],
        expiresAt: '2024-03-01T10:00:00.000Z',
        version: 1,
      };
    });

    it('knows no connection of a user who never connected', async () => {
      expect(await store.read(first.userId, 'strava')).toBeUndefined();
    });

    it('reads what was saved', async () => {
      await store.save(first);

      expect(await store.read(first.userId, 'strava')).toEqual(first);
    });

    it('keeps a connection without refresh token and scopes as it is', async () => {
      const { refreshToken: _none, ...bare } = { ...first, scopes: [], accessToken: 'tökén "1" ✓' };
      await store.save(bare);

      expect(await store.read(first.userId, 'strava')).toStrictEqual(bare);
    });

    it('replaces a connection by its next version', async () => {
      const second = { ...first, accessToken: 'access-2', refreshToken: 'refresh-2', version: 2 };
      await store.save(first);
      await store.save(second);

      expect(await store.read(first.userId, 'strava')).toEqual(second);
    });

    it.each([
      ['a first version where there is one', 1],
      ['a version that skips one', 3],
      ['a version that goes back', 0],
    ])('refuses %s and keeps what it has', async (_what, version) => {
      await store.save(first);

      const refused = store.save({ ...first, accessToken: 'other', version });

      await expect(refused).rejects.toBeInstanceOf(ConnectionConflictError);
      await expect(refused).rejects.toMatchObject({ code: 'CONNECTION_CONFLICT', retryable: true });
      expect(await store.read(first.userId, 'strava')).toEqual(first);
    });

    it('refuses a later version where there is none', async () => {
      await expect(store.save({ ...first, version: 2 })).rejects.toBeInstanceOf(ConnectionConflictError);
      expect(await store.read(first.userId, 'strava')).toBeUndefined();
    });

    it('lets one of several writers of one version win', async () => {
      const tokens = ['a', 'b', 'c', 'd', 'e'];
      const saves = await Promise.allSettled(
        tokens.map((accessToken) => store.save({ ...first, accessToken })),
      );

      const winners = tokens.filter((_token, index) => saves[index]?.status === 'fulfilled');
      expect(winners).toHaveLength(1);
      expect((await store.read(first.userId, 'strava'))?.accessToken).toBe(winners[0]);
    });

    it('keeps users and providers apart', async () => {
      await store.save(first);
      await store.save({ ...first, provider: 'fitbit', accessToken: 'access-fitbit' });

      expect((await store.read(first.userId, 'strava'))?.accessToken).toBe('access-1');
      expect((await store.read(first.userId, 'fitbit'))?.accessToken).toBe('access-fitbit');
      expect(await store.read(randomUUID(), 'strava')).toBeUndefined();
    });
  });
}
