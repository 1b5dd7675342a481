import { randomInt, randomUUID } from 'node:crypto';

import { absent, add, type Change, type Condition, exists, remove, set } from '../domain/change.ts';
import { CONDITION_CASES, CONDITION_ITEM } from './condition-cases.ts';
import type { DuePage, DueQuery, DueRecord, RecordTable } from '../ports.ts';
import { untilItEquals } from './until-it-equals.ts';

/** What every record table does: run on the in-memory one and on each engine, so that they cannot drift apart. */
export function describeRecordTable(name: string, getTable: () => RecordTable): void {
  describe(`RecordTable on ${name}`, () => {
    it('reads nothing where nothing is', async () => {
      await expect(getTable().read(randomUUID())).resolves.toBeUndefined();
    });

    it('creates an item and answers it whole', async () => {
      const key = await storedItem(getTable());
      await expect(getTable().read(key)).resolves.toEqual({ orchestrationId: key, ...CONDITION_ITEM });
    });

    it.each(CONDITION_CASES)('$name', async ({ condition, holds }) => {
      const key = await storedItem(getTable());
      const answer = await getTable().change(key, changeOf([condition], [set(['touched'], true)]));
      expect(answer.applied).toBe(holds);
      expect(await getTable().read(key)).toEqual({
        orchestrationId: key,
        ...CONDITION_ITEM,
        ...(holds ? { touched: true } : {}),
      });
    });

    it('applies every effect and answers the item after it', async () => {
      const key = await storedItem(getTable());
      const effects = [
        set(['status'], 'PAUSED'),
        set(['outcomes', '0'], 'C1'),
        set(['waiting'], { reason: 'RATE_LIMITED' }),
        add(['count'], -1),
        add(['fresh'], 2),
        add(['attempts', '0'], 1),
        add(['attempts', '7'], 1),
        remove(['leases', '0']),
      ];
      const expected = {
        orchestrationId: key,
        status: 'PAUSED',
        count: 2,
        fresh: 2,
        leases: {},
        attempts: { '0': 3, '7': 1 },
        outcomes: { '0': 'C1' },
        waiting: { reason: 'RATE_LIMITED' },
      };
      await expect(getTable().change(key, changeOf([exists(['orchestrationId'])], effects))).resolves.toEqual(
        {
          applied: true,
          item: expected,
        },
      );
      await expect(getTable().read(key)).resolves.toEqual(expected);
    });

    it('applies a change that has no values', async () => {
      const key = await storedItem(getTable());
      const answer = await getTable().change(key, changeOf([exists(['status'])], [remove(['status'])]));
      expect(answer.applied).toBe(true);
      expect(await getTable().read(key)).not.toHaveProperty('status');
    });

    it('lets exactly one of many racing claims through', async () => {
      const key = await storedItem(getTable());
      const claims = Array.from({ length: 20 }, (_, owner) =>
        getTable().change(
          key,
          changeOf([absent(['outcomes', '5'])], [set(['outcomes', '5'], `by ${owner}`)]),
        ),
      );
      const answers = await Promise.all(claims);
      expect(answers.filter(({ applied }) => applied)).toHaveLength(1);
    });

    it('counts every one of many racing additions', async () => {
      const key = await storedItem(getTable());
      const additions = Array.from({ length: 20 }, () =>
        getTable().change(key, changeOf([exists(['orchestrationId'])], [add(['count'], 1)])),
      );
      await Promise.all(additions);
      expect(await getTable().read(key)).toMatchObject({ count: 23 });
    });

    it('lists what is due in its shard, the earliest first, up to the instant and the limit', async () => {
      const [shard, other] = twoShards();
      const [late, early, future] = [
        await awake(getTable(), shard, '2024-06-15T12:00:05.000Z'),
        await awake(getTable(), shard, '2024-06-15T11:59:59.999Z'),
        await awake(getTable(), shard, '2024-06-15T12:00:05.001Z'),
      ];
      const elsewhere = await awake(getTable(), other, '2024-06-15T11:00:00.000Z');
      const due = (query: Partial<DueQuery> = {}) =>
        keysOf(getTable().due({ shard, until: '2024-06-15T12:00:05.000Z', limit: 10, ...query }));
      await untilItEquals(() => due({ until: '2025' }), [early, late, future]);
      await untilItEquals(() => due({ shard: other }), [elsewhere]);
      expect(await due()).toEqual([early, late]);
      expect(await due({ limit: 1 })).toEqual([early]);
      expect(await due({ until: '2024-06-15T11:00:00.000Z' })).toEqual([]);
    });

    it('lists page after page, each record once, also those that wake in one moment', async () => {
      const [shard] = twoShards();
      const instants = ['12:00:01', '12:00:02', '12:00:02', '12:00:02', '12:00:03'];
      const keys: string[] = [];
      for (const time of instants) keys.push(await awake(getTable(), shard, `2024-06-15T${time}.000Z`));
      const all = () => allPages((after) => getTable().due({ shard, until: '2025', limit: 2, after }));
      await untilItEquals(async () => (await all()).map(({ key }) => key).toSorted(), keys.toSorted());
      const records = await all();
      expect(records[0]).toEqual({ key: keys[0], wakeAt: '2024-06-15T12:00:01.000Z' });
      expect(records[4]).toEqual({ key: keys[4], wakeAt: '2024-06-15T12:00:03.000Z' });
    });

    it('goes on after a record that has moved since', async () => {
      const [shard, other] = twoShards();
      const first = await awake(getTable(), shard, '2024-06-15T12:00:01.000Z');
      const second = await awake(getTable(), shard, '2024-06-15T12:00:02.000Z');
      const due = (of: number) => keysOf(getTable().due({ shard: of, until: '2025', limit: 10 }));
      await untilItEquals(() => due(shard), [first, second]);
      const { last } = await getTable().due({ shard, until: '2025', limit: 1 });
      expect(last?.key).toBe(first);
      await getTable().change(first, changeOf([exists(['wakeAt'])], [set(['wakeShard'], other)]));
      await untilItEquals(() => due(other), [first]);
      const rest = getTable().due({ shard, until: '2025', limit: 10, after: last });
      expect(await keysOf(rest)).toEqual([second]);
    });

    it('lists a record where it wakes now, and not once it sleeps', async () => {
      const [shard, other] = twoShards();
      const [moved, asleep] = [
        await awake(getTable(), shard, '2024-06-15T12:00:00.000Z'),
        await awake(getTable(), shard, '2024-06-15T12:00:01.000Z'),
      ];
      const due = (of: number) => keysOf(getTable().due({ shard: of, until: '2025', limit: 10 }));
      await untilItEquals(() => due(shard), [moved, asleep]);
      await getTable().change(moved, changeOf([exists(['wakeAt'])], [set(['wakeShard'], other)]));
      await getTable().change(
        asleep,
        changeOf([exists(['wakeAt'])], [remove(['wakeShard']), remove(['wakeAt'])]),
      );
      await untilItEquals(() => due(shard), []);
      await untilItEquals(() => due(other), [moved]);
    });

    it('refuses a nested write below a map that is not there', async () => {
      const key = await storedItem(getTable());
      await expect(
        getTable().change(key, changeOf([exists(['orchestrationId'])], [set(['nowhere', '1'], 'x')])),
      ).rejects.toThrow();
    });
  });
}

async function keysOf(page: Promise<DuePage>): Promise<string[]> {
  return (await page).records.map(({ key }) => key);
}

async function allPages(read: (after: DueRecord | undefined) => Promise<DuePage>): Promise<DueRecord[]> {
  const records: DueRecord[] = [];
  let after: DueRecord | undefined;
  do {
    const page = await read(after);
    records.push(...page.records);
    after = page.last;
  } while (after !== undefined);
  return records;
}

/** Of this case alone: other records of the same table wake too. */
function twoShards(): [number, number] {
  const shard = randomInt(2 ** 40);
  return [shard, shard + 1];
}

async function awake(table: RecordTable, shard: number, at: string): Promise<string> {
  const key = await storedItem(table);
  const effects = [set(['wakeShard'], shard), set(['wakeAt'], at)];
  await table.change(key, changeOf([absent(['wakeAt'])], effects));
  return key;
}

async function storedItem(table: RecordTable): Promise<string> {
  const key = randomUUID();
  const effects = Object.entries(CONDITION_ITEM).map(([name, value]) => set([name], value));
  await table.change(key, changeOf([absent(['orchestrationId'])], effects));
  return key;
}

function changeOf([first, ...rest]: [Condition, ...Condition[]], effects: Change['effects']): Change {
  const more = rest.map((holds, index) => ({ name: `clause ${index + 2}`, holds }));
  return { name: 'contract', clauses: [{ name: 'clause 1', holds: first }, ...more], effects };
}
