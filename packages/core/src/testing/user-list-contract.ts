import { randomUUID } from 'node:crypto';

import { absent, set } from '../domain/change.ts';
import type { ListPlace } from '../domain/list-cursor.ts';
import { toUnlisted } from '../domain/unlisted.ts';
import type { RecordTable, UserList } from '../ports.ts';
import { untilItEquals } from './until-it-equals.ts';

const NEWEST = '2024-06-15T12:00:00.000Z';
const OLDEST = '2023-12-31T23:59:59.999Z';

/** What every list of a user's records does: on the table in which the records are. */
export function describeUserList(
  name: string,
  open: () => { readonly table: RecordTable; readonly list: UserList },
): void {
  describe(`UserList on ${name}`, () => {
    async function put(userId: string, createdAt: string): Promise<ListPlace> {
      const key = `orch-${randomUUID()}`;
      await open().table.change(key, {
        name: 'put',
        clauses: [{ name: 'absent', holds: absent(['orchestrationId']) }],
        effects: [set(['userId'], userId), set(['createdAt'], createdAt)],
      });
      return { key, createdAt };
    }

    /** Everything, page by page. */
    async function keysOf(userId: string, limit: number): Promise<string[]> {
      const keys: string[] = [];
      let after: ListPlace | undefined;
      do {
        const page = await open().list.page({ userId, limit, after });
        expect(page.places.length).toBeLessThanOrEqual(limit);
        keys.push(...page.places.map(({ key }) => key));
        after = page.last;
      } while (after !== undefined);
      return keys;
    }

    it('has the newest first, and neither what is not listed nor what is another’s', async () => {
      const userId = randomUUID();
      const oldest = await put(userId, OLDEST);
      const newest = await put(userId, NEWEST);
      await put(userId, toUnlisted(new Date(NEWEST)));
      await put(randomUUID(), NEWEST);
      await untilItEquals(() => keysOf(userId, 10), [newest.key, oldest.key]);
    });

    it('has each one once however it is cut into pages, also those of one instant', async () => {
      const userId = randomUUID();
      const places = await Promise.all([NEWEST, NEWEST, NEWEST, OLDEST, OLDEST].map((at) => put(userId, at)));
      const sorted = async () => (await keysOf(userId, 2)).toSorted();
      await untilItEquals(sorted, places.map(({ key }) => key).toSorted());
      const whole = await keysOf(userId, 100);
      for (const limit of [1, 2, 3, 5]) expect(await keysOf(userId, limit)).toEqual(whole);
    });

    it('goes on after a place whose record is gone, or never was', async () => {
      const userId = randomUUID();
      const oldest = await put(userId, OLDEST);
      const after = { key: `orch-${randomUUID()}`, createdAt: NEWEST };
      const rest = async () =>
        (await open().list.page({ userId, limit: 10, after })).places.map(({ key }) => key);
      await untilItEquals(rest, [oldest.key]);
    });

    it('reads items in the order asked for, without those that are gone', async () => {
      const userId = randomUUID();
      const [one, two] = [await put(userId, OLDEST), await put(userId, NEWEST)];
      const gone = { key: `orch-${randomUUID()}`, createdAt: NEWEST };
      const items = await open().list.read([two, gone, one]);
      expect(items).toEqual(
        [two, one].map(({ key, createdAt }) => ({ orchestrationId: key, userId, createdAt })),
      );
      expect(await open().list.read([])).toEqual([]);
    });

    it('reads a hundred items', async () => {
      const userId = randomUUID();
      const places = await Promise.all(Array.from({ length: 100 }, () => put(userId, OLDEST)));
      const items = await open().list.read(places);
      expect(items.map(({ orchestrationId }) => orchestrationId)).toEqual(places.map(({ key }) => key));
    });
  });
}
