import { randomUUID } from 'node:crypto';

import { absent, equals, set } from '../domain/change.ts';
import type { RecordTable, UserRecords } from '../ports.ts';
import { untilItEquals } from './until-it-equals.ts';

/** What every store of a user's records does: on the table in which the records are. */
export function describeUserRecords(
  name: string,
  open: () => { readonly table: RecordTable; readonly records: UserRecords },
): void {
  describe(`UserRecords on ${name}`, () => {
    async function put(userId: string, attributes: Record<string, string> = {}): Promise<string> {
      const key = `orch-${randomUUID()}`;
      const effects = Object.entries({ userId, ...attributes }).map(([path, value]) => set([path], value));
      await open().table.change(key, {
        name: 'put',
        clauses: [{ name: 'absent', holds: absent(['orchestrationId']) }],
        effects,
      });
      return key;
    }

    async function keysOf(userId: string): Promise<string[]> {
      const keys: string[] = [];
      for await (const key of open().records.keysOf(userId)) keys.push(key);
      return keys.sort();
    }

    it('finds everything of a user, listed or not, and nothing of another', async () => {
      const userId = randomUUID();
      const listed = await put(userId, { createdAt: '2024-06-15T12:00:00.000Z' });
      const unlisted = await put(userId, { createdAt: '~2024-06-15T12:00:00.000Z' });
      await put(randomUUID(), { createdAt: '2024-06-15T12:00:00.000Z' });
      await untilItEquals(() => keysOf(userId), [listed, unlisted].sort());
    });

    it('finds nothing where nothing is', async () => {
      expect(await keysOf(randomUUID())).toEqual([]);
    });

    it('finds more than fit on a page', async () => {
      const userId = randomUUID();
      const createdAt = '2024-06-15T12:00:00.000Z';
      const keys = await Promise.all(Array.from({ length: 120 }, () => put(userId, { createdAt })));
      await untilItEquals(() => keysOf(userId), keys.sort());
    });

    it('removes an item, says whether there was one, and finds it no more', async () => {
      const userId = randomUUID();
      const key = await put(userId, { createdAt: '2024-06-15T12:00:00.000Z' });
      const { table, records } = open();
      expect([await records.remove(key), await records.remove(key)]).toEqual([true, false]);
      expect(await table.read(key)).toBeUndefined();
      await untilItEquals(() => keysOf(userId), []);
    });

    it('removes an item only as it was read', async () => {
      const key = await put(randomUUID(), { holderId: 'orch-now' });
      const { table, records } = open();
      const heldBy = (id: string) => [{ name: 'holder as read', holds: equals(['holderId'], id) }];
      expect(await records.remove(key, heldBy('orch-before'))).toBe(false);
      expect(await table.read(key)).toBeDefined();
      expect(await records.remove(key, heldBy('orch-now'))).toBe(true);
      expect(await records.remove(key, heldBy('orch-now'))).toBe(false);
      expect(await table.read(key)).toBeUndefined();
    });
  });
}
