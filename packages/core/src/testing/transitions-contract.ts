import { randomUUID } from 'node:crypto';

import { absent, type Change, set } from '../domain/change.ts';
import { applyEffects, failingClauses } from '../domain/evaluate-change.ts';
import type { Item } from '../domain/item.ts';
import type { RecordTable } from '../ports.ts';
import { TRANSITION_CASES, type TransitionCase } from './transition-cases.ts';
import { violate } from './violate.ts';

/**
 * Every transition on a record table: applied where all of its clauses hold, and refused, without a trace, by each
 * clause in turn. What the in-memory table evaluates and what DynamoDB is sent are the same clauses; this holds their
 * answers together.
 */
export function describeTransitions(name: string, getTable: () => RecordTable): void {
  describe.each(Object.entries<TransitionCase>(TRANSITION_CASES))(
    `%s on ${name}`,
    (_name, { change, appliesTo }) => {
      it('applies, and answers the item after it', async () => {
        const key = await stored(getTable(), appliesTo);
        const expected = applyEffects({ ...appliesTo, orchestrationId: key }, change.effects);
        expect(await getTable().change(key, change)).toEqual({ applied: true, item: expected });
        expect(await getTable().read(key)).toEqual(expected);
      });

      it.each(refusals(change, appliesTo))('is refused unless: $clause', async ({ clause, item }) => {
        const key = await stored(getTable(), item);
        const before = await getTable().read(key);
        expect(failingClauses(change, before)).toContain(clause);
        expect(await getTable().change(key, change)).toEqual({ applied: false, retried: false });
        expect(await getTable().read(key)).toEqual(before);
      });
    },
  );
}

function refusals(change: Change, appliesTo: Item | undefined) {
  return change.clauses.map(({ name, holds }) => ({ clause: name, item: violate(holds, appliesTo) }));
}

/** Puts the item under a key of its own; undefined puts nothing. */
async function stored(table: RecordTable, item: Item | undefined): Promise<string> {
  const key = randomUUID();
  if (item === undefined) return key;
  const { orchestrationId: _key, ...attributes } = item;
  const effects = Object.entries(attributes).map(([name, value]) => set([name], value));
  const put: Change = {
    name: 'put',
    clauses: [{ name: 'nothing there', holds: absent(['orchestrationId']) }],
    effects: effects.length > 0 ? effects : [set(['holderId'], 'somebody')],
  };
  await table.change(key, put);
  return key;
}
