import type { Change } from '../domain/change.ts';
import { failingClauses } from '../domain/evaluate-change.ts';
import type { Item } from '../domain/item.ts';

export interface ClauseCases {
  /** On which the change applies; undefined: on an absent record. */
  readonly appliesTo: Item | undefined;
  /** By the name of each clause, in order: a record that violates this clause and no other. */
  readonly refusedBy: Readonly<Record<string, Item>>;
  /** Clauses that no record violates alone for this very change: each has a test of its own beside. */
  readonly elsewhere?: readonly string[];
}

/** Holds the conditions of a change: all of its clauses by name, and that each is there for a reason. */
export function describeClauses(change: Change, cases: ClauseCases): void {
  const { appliesTo, refusedBy, elsewhere = [] } = cases;
  describe(`the conditions of ${change.name}`, () => {
    it('are all of these', () => {
      const names = change.clauses.map(({ name }) => name);
      expect(names.filter((name) => !elsewhere.includes(name))).toEqual(Object.keys(refusedBy));
      expect(names).toEqual(expect.arrayContaining([...elsewhere]));
    });

    it('hold together', () => {
      expect(failingClauses(change, appliesTo)).toEqual([]);
    });

    it.each(Object.entries(refusedBy))('refuse by "%s" alone', (name, item) => {
      expect(failingClauses(change, item)).toEqual([name]);
    });
  });
}

/** `item` as if its record were gone and all else the same: violates "record exists" alone. */
export function aGhost(item: Item): Item {
  const { orchestrationId: _key, ...rest } = item;
  return rest;
}

/** `item` without some attributes. */
export function without(item: Item, ...names: readonly string[]): Item {
  return Object.fromEntries(Object.entries(item).filter(([name]) => !names.includes(name)));
}
