import { randomUUID } from 'node:crypto';

import {
  absent,
  add,
  anyOf,
  atMost,
  type Change,
  type Condition,
  equals,
  exists,
  lessThan,
  oneOf,
  remove,
  set,
} from '../domain/change.ts';
import type { Item } from '../domain/item.ts';
import type { RecordTable } from '../ports.ts';

const STORED: Item = {
  status: 'PENDING',
  count: 3,
  leases: { '0': { end: 1000, owner: 'a' } },
  attempts: { '0': 2 },
  outcomes: {},
};

/** What every record table does: run on the in-memory one and on each engine, so that they cannot drift apart. */
export function describeRecordTable(name: string, getTable: () => RecordTable): void {
  describe(`RecordTable on ${name}`, () => {
    it('reads nothing where nothing is', async () => {
      await expect(getTable().read(randomUUID())).resolves.toBeUndefined();
    });

    it('creates an item and answers it whole', async () => {
      const key = await storedItem(getTable());
      await expect(getTable().read(key)).resolves.toEqual({ orchestrationId: key, ...STORED });
    });

    it.each(CONDITIONS)('$name', async ({ condition, holds }) => {
      const key = await storedItem(getTable());
      const answer = await getTable().change(key, changeOf([condition], [set(['touched'], true)]));
      expect(answer.applied).toBe(holds);
      expect(await getTable().read(key)).toEqual({
        orchestrationId: key,
        ...STORED,
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

    it('refuses a nested write below a map that is not there', async () => {
      const key = await storedItem(getTable());
      await expect(
        getTable().change(key, changeOf([exists(['orchestrationId'])], [set(['nowhere', '1'], 'x')])),
      ).rejects.toThrow();
    });
  });
}

const CONDITIONS: { name: string; condition: Condition; holds: boolean }[] = [
  { name: 'sees what exists', condition: exists(['status']), holds: true },
  { name: 'sees what is nested', condition: exists(['leases', '0']), holds: true },
  { name: 'misses what is not there', condition: exists(['waiting']), holds: false },
  { name: 'sees that something is absent', condition: absent(['outcomes', '0']), holds: true },
  { name: 'counts a path below an absent map as absent', condition: absent(['nowhere', '1']), holds: true },
  { name: 'compares texts', condition: equals(['leases', '0', 'owner'], 'a'), holds: true },
  { name: 'tells texts apart', condition: equals(['leases', '0', 'owner'], 'b'), holds: false },
  { name: 'never equates a number and a text', condition: equals(['count'], '3'), holds: false },
  { name: 'finds a comparison with an absent value false', condition: equals(['missing'], 0), holds: false },
  { name: 'finds less-than of an absent value false', condition: lessThan(['missing'], 9), holds: false },
  { name: 'compares at the bound: at most', condition: atMost(['leases', '0', 'end'], 1000), holds: true },
  {
    name: 'compares at the bound: less than',
    condition: lessThan(['leases', '0', 'end'], 1000),
    holds: false,
  },
  { name: 'compares numbers as numbers', condition: lessThan(['count'], 20), holds: true },
  { name: 'finds one of several', condition: oneOf(['status'], ['PAUSED', 'PENDING']), holds: true },
  { name: 'finds none of several', condition: oneOf(['status'], ['PAUSED', 'DONE']), holds: false },
  { name: 'takes either of two', condition: anyOf(absent(['count']), equals(['count'], 3)), holds: true },
  { name: 'takes neither of two', condition: anyOf(absent(['count']), equals(['count'], 4)), holds: false },
];

async function storedItem(table: RecordTable): Promise<string> {
  const key = randomUUID();
  const effects = Object.entries(STORED).map(([name, value]) => set([name], value));
  await table.change(key, changeOf([absent(['orchestrationId'])], effects));
  return key;
}

function changeOf([first, ...rest]: [Condition, ...Condition[]], effects: Change['effects']): Change {
  const more = rest.map((holds, index) => ({ name: `clause ${index + 2}`, holds }));
  return { name: 'contract', clauses: [{ name: 'clause 1', holds: first }, ...more], effects };
}
