import { type Connection, ConnectionConflictError, type ConnectionStore } from '../connections.ts';
import { aConnection } from './connection-factory.ts';

const NOW = new Date('2024-03-01T09:56:00.000Z');
const at = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const lease = (owner: string, seconds = 0) => ({ owner, now: at(seconds), end: at(seconds + 20) });
const CODE = { owner: 'me', codeHash: 'hash of the code' };

/** The right to change tokens, on every connection store. */
export function describeConnectionLeases(name: string, getStore: () => ConnectionStore): void {
  describe(`leases of a ConnectionStore on ${name}`, () => {
    let store: ConnectionStore;
    let first: Connection;

    beforeEach(async () => {
      store = getStore();
      first = aConnection();
      await store.save(first);
    });

    it('gives the lease on a connection to one of many', async () => {
      const owners = Array.from({ length: 10 }, (_, index) => `worker ${index}`);
      const answers = await Promise.all(owners.map((owner) => store.leaseRefresh(first, lease(owner))));

      expect(answers.filter(({ kind }) => kind === 'taken')).toHaveLength(1);
      const others = answers.filter(({ kind }) => kind !== 'taken');
      expect(others).toEqual(Array(9).fill({ kind: 'busy', end: at(20).getTime() }));
    });

    it('gives it to the same owner again: its own answer may have been lost', async () => {
      await store.leaseRefresh(first, lease('me'));
      expect(await store.leaseRefresh(first, lease('me', 1))).toEqual({ kind: 'taken' });
    });

    it('gives it to the next once it is over, or given back', async () => {
      await store.leaseRefresh(first, lease('crashed'));
      expect(await store.leaseRefresh(first, lease('next', 19))).toMatchObject({ kind: 'busy' });
      expect(await store.leaseRefresh(first, lease('next', 20))).toEqual({ kind: 'taken' });
      await store.dropLease(first, 'crashed');
      expect(await store.leaseRefresh(first, lease('third', 21))).toMatchObject({ kind: 'busy' });
      await store.dropLease(first, 'next');
      expect(await store.leaseRefresh(first, lease('third', 21))).toEqual({ kind: 'taken' });
    });

    it('gives it only on the tokens that are stored', async () => {
      const second = { ...first, version: 2 };
      await store.save(second);
      const reconnected = { ...second, connectedAt: '2024-03-02T00:00:00.000Z' };
      expect([
        await store.leaseRefresh(first, lease('me')),
        await store.leaseRefresh(reconnected, lease('me')),
        await store.leaseRefresh(aConnection(), lease('me')),
        await store.leaseRefresh(second, lease('me')),
      ]).toEqual([{ kind: 'moved on' }, { kind: 'moved on' }, { kind: 'moved on' }, { kind: 'taken' }]);
    });

    it('ends with the next version', async () => {
      const second = { ...first, version: 2 };
      await store.leaseRefresh(first, lease('me'));
      await store.save(second);
      expect(await store.leaseRefresh(second, lease('next', 1))).toEqual({ kind: 'taken' });
    });

    it('leaves nothing of itself in what is read', async () => {
      await store.leaseRefresh(first, lease('me'));
      expect(await store.read(first.userId, 'strava')).toEqual(first);
      expect(await store.list(first.userId)).toEqual([
        { provider: 'strava', connectedAt: first.connectedAt, version: 1 },
      ]);
    });

    it('lets a slow owner save what it got, after its lease and before anybody else', async () => {
      await store.leaseRefresh(first, lease('slow'));
      await store.leaseRefresh(first, lease('next', 60));
      const second = { ...first, accessToken: 'access-2', version: 2 };
      await store.save(second);
      await expect(store.save({ ...second, accessToken: 'other' })).rejects.toBeInstanceOf(
        ConnectionConflictError,
      );
    });

    it('notes that tokens are refused until others come, and ends the lease', async () => {
      await store.leaseRefresh(first, lease('me'));
      await store.markRefused(first, at(1));
      const refusedAt = at(1).toISOString();
      expect(await store.read(first.userId, 'strava')).toEqual({ ...first, refusedAt });
      expect(await store.list(first.userId)).toMatchObject([{ refusedAt }]);
      expect(await store.leaseRefresh(first, lease('next', 2))).toEqual({ kind: 'taken' });
      await store.save({ ...first, version: 2 });
      await store.markRefused(first, at(3));
      expect(await store.read(first.userId, 'strava')).toEqual({ ...first, version: 2 });
    });

    it('makes no connection by marking one that is gone', async () => {
      await store.remove(first);
      await store.markRefused(first, at(1));
      await store.dropLease(first, 'me');
      expect(await store.list(first.userId)).toEqual([]);
    });

    it('lets one connect where nothing is, and nobody read it before', async () => {
      const fresh = aConnection();
      const { userId } = fresh;
      expect(await store.leaseConnect(fresh, lease('me'))).toEqual({
        kind: 'taken',
        summary: { provider: 'strava' },
      });
      expect(await store.leaseConnect(fresh, lease('other', 1))).toEqual({
        kind: 'busy',
        end: at(20).getTime(),
      });
      expect([await store.read(userId, 'strava'), await store.list(userId)]).toEqual([
        undefined,
        [{ provider: 'strava' }],
      ]);
      await store.connect(fresh, CODE);
      expect(await store.read(userId, 'strava')).toEqual(fresh);
      expect(await store.leaseConnect(fresh, lease('other', 2))).toMatchObject({
        kind: 'taken',
        summary: { codeHash: CODE.codeHash, version: 1, connectedAt: fresh.connectedAt },
      });
    });

    it('puts a new consent over an old one, whatever its version', async () => {
      await store.leaseConnect(first, lease('me'));
      const again = { ...first, accessToken: 'access-new', version: 2, connectedAt: at(1).toISOString() };
      await store.connect(again, CODE);
      expect(await store.read(first.userId, 'strava')).toEqual(again);
      const stale = { ...first, accessToken: 'of the old consent', version: 3 };
      await expect(store.save(stale)).rejects.toBeInstanceOf(ConnectionConflictError);
    });

    it('stores no consent of one that lost its lease, or was disconnected meanwhile', async () => {
      const second = { ...first, version: 2, connectedAt: at(1).toISOString() };
      await store.leaseConnect(first, lease('me'));
      await store.leaseConnect(first, lease('other', 30));
      await expect(store.connect(second, CODE)).rejects.toBeInstanceOf(ConnectionConflictError);
      await store.remove(first);
      const other = { ...CODE, owner: 'other' };
      await expect(store.connect(second, other)).rejects.toBeInstanceOf(ConnectionConflictError);
      expect(await store.list(first.userId)).toEqual([]);
    });

    it('saves the first tokens where only a lease is', async () => {
      const fresh = aConnection();
      await store.leaseConnect(fresh, lease('me'));
      await store.save(fresh);
      expect(await store.read(fresh.userId, 'strava')).toEqual(fresh);
      await expect(store.connect(fresh, CODE)).rejects.toBeInstanceOf(ConnectionConflictError);
    });
  });
}
