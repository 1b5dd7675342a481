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
} from './change.ts';
import { applyEffects, failingClauses } from './evaluate-change.ts';
import type { Item } from './item.ts';

const ITEM: Item = {
  status: 'PENDING',
  count: 3,
  on: false,
  list: ['a'],
  leases: { '0': { end: 1000, owner: 'a' } },
};

function holds(condition: Condition, item: Item | undefined): boolean {
  const change: Change = { name: 'test', clauses: [{ name: 'clause', holds: condition }], effects: [] };
  return failingClauses(change, item).length === 0;
}

describe('failingClauses', () => {
  const conditions: readonly (readonly [string, boolean, Condition])[] = [
    ['what exists', true, exists(['status'])],
    ['what exists and is false', true, exists(['on'])],
    ['what is nested', true, exists(['leases', '0', 'owner'])],
    ['what does not exist', false, exists(['waiting'])],
    ['what is absent', true, absent(['leases', '1'])],
    ['what is absent below nothing', true, absent(['nowhere', '1', 'end'])],
    ['what is absent below a text', true, absent(['status', 'length'])],
    ['what is absent below a list', true, absent(['list', 'length'])],
    ['what every object inherits', false, exists(['toString'])],
    ['what every map inherits', false, exists(['leases', 'constructor'])],
    ['an equal text', true, equals(['status'], 'PENDING')],
    ['an equal number', true, equals(['count'], 3)],
    ['a number as a text', false, equals(['count'], '3')],
    ['nothing as 0', false, equals(['missing'], 0)],
    ['at most, at the bound', true, atMost(['count'], 3)],
    ['at most, above', false, atMost(['count'], 2)],
    ['less than, at the bound', false, lessThan(['count'], 3)],
    ['less than, below', true, lessThan(['count'], 4)],
    ['less than of nothing', false, lessThan(['missing'], 4)],
    ['less than of a text', false, lessThan(['status'], 4)],
    ['one of several', true, oneOf(['status'], ['PAUSED', 'PENDING'])],
    ['none of several', false, oneOf(['status'], ['PAUSED'])],
    ['none of none', false, oneOf(['status'], [])],
    ['either of two', true, anyOf(equals(['count'], 4), equals(['count'], 3))],
    ['neither of two', false, anyOf(equals(['count'], 4), equals(['count'], 5))],
  ];
  it.each(conditions)('evaluates %s: %s', (_, expected, condition) => {
    expect(holds(condition, ITEM)).toBe(expected);
  });

  it('finds everything absent in an absent item', () => {
    expect(holds(absent(['status']), undefined)).toBe(true);
    expect(holds(exists(['status']), undefined)).toBe(false);
    expect(holds(equals(['status'], 'PENDING'), undefined)).toBe(false);
  });

  it('names every clause that fails, in order', () => {
    const clauses: Change['clauses'] = [
      { name: 'first', holds: equals(['count'], 4) },
      { name: 'second', holds: equals(['count'], 3) },
      { name: 'third', holds: exists(['waiting']) },
    ];
    expect(failingClauses({ name: 'test', clauses, effects: [] }, ITEM)).toEqual(['first', 'third']);
  });
});

describe('applyEffects', () => {
  it('sets, adds and removes at any depth', () => {
    const effects = [
      set(['status'], 'PAUSED'),
      set(['leases', '1'], { end: 2000, owner: 'b' }),
      add(['count'], -1),
      add(['fresh'], 2),
      add(['leases', '0', 'end'], 5),
      remove(['on']),
      remove(['missing']),
    ];
    expect(applyEffects(ITEM, effects)).toStrictEqual({
      status: 'PAUSED',
      count: 2,
      fresh: 2,
      list: ['a'],
      leases: { '0': { end: 1005, owner: 'a' }, '1': { end: 2000, owner: 'b' } },
    });
  });

  it('leaves the item as it was, down to its maps', () => {
    const before = structuredClone(ITEM);
    applyEffects(ITEM, [set(['leases', '0', 'end'], 0), remove(['leases', '0', 'owner']), add(['count'], 1)]);
    expect(ITEM).toEqual(before);
  });

  it('refuses a path below what is no map', () => {
    expect(() => applyEffects(ITEM, [set(['nowhere', '1'], 1)])).toThrow(
      new RangeError('Expected a map at nowhere, got undefined'),
    );
    expect(() => applyEffects(ITEM, [remove(['list', '0'])])).toThrow(RangeError);
  });

  it('refuses to add to what is no number', () => {
    expect(() => applyEffects(ITEM, [add(['status'], 1)])).toThrow(
      new RangeError('Expected a number at status, got string'),
    );
  });
});
