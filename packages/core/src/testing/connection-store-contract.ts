import { randomUUID } from 'node:crypto';

import { type Connection, ConnectionConflictError, type ConnectionStore } from '../connections.ts';
import { aConnection } from './connection-factory.ts';
import { describeConnectionLeases } from './connection-lease-contract.ts';

/** What every connection store does. `getStore` may answer the same store again: each case has its own user. */
export function describeConnectionStore(name: string, getStore: () => ConnectionStore): void {
  describe(`ConnectionStore on ${name}`, () => {
    let store: ConnectionStore;
    let first: Connection;

    beforeEach(() => {
      store = getStore();
      first = aConnection();
    });

    it('knows no connection of a user who never connected', async () => {
      expect(await store.read(first.userId, 'strava')).toBeUndefined();
      expect(await store.list(first.userId)).toEqual([]);
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
      ['a first version where there is one', { version: 1 }],
      ['a version that skips one', { version: 3 }],
      ['a version that goes back', { version: 0 }],
      ['the next version of an earlier consent', { version: 2, connectedAt: '2023-12-31T00:00:00.000Z' }],
    ])('refuses %s and keeps what it has', async (_what, changes) => {
      await store.save(first);

      const refused = store.save({ ...first, accessToken: 'other', ...changes });

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

    it('lists what a user has, without a token', async () => {
      await store.save(first);
      await store.save({ ...first, provider: 'fitbit', connectedAt: '2024-03-02T00:00:00.000Z' });
      await store.save(aConnection());

      const listed = await store.list(first.userId);

      expect(listed.toSorted((a, b) => (a.provider < b.provider ? -1 : 1))).toEqual([
        { provider: 'fitbit', connectedAt: '2024-03-02T00:00:00.000Z', version: 1 },
        { provider: 'strava', connectedAt: first.connectedAt, version: 1 },
      ]);
    });

    it('forgets what is removed, also when it is repeated', async () => {
      await store.save(first);
      await store.save({ ...first, provider: 'fitbit' });

      await store.remove(first);
      await store.remove(first);

      expect(await store.read(first.userId, 'strava')).toBeUndefined();
      expect((await store.list(first.userId)).map(({ provider }) => provider)).toEqual(['fitbit']);
    });
  });
  describeConnectionLeases(name, getStore);
}
