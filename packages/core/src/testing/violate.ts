import { type Condition, remove, set } from '../domain/change.ts';
import { applyEffects, failingClauses } from '../domain/evaluate-change.ts';
import type { Item, Path } from '../domain/item.ts';

/** Key attribute of the record table: an item without it is no item. */
const KEY = 'orchestrationId';

/**
 * An item that is as close to `item` as can be and violates `condition`, which holds for it; undefined: the condition
 * is violated where there is no item.
 */
export function violate(condition: Condition, item: Item | undefined): Item | undefined {
  switch (condition.test) {
    case 'exists':
      return condition.path[0] === KEY ? undefined : applyEffects(present(item), [remove(condition.path)]);
    case 'absent':
      return condition.path[0] === KEY ? present(item) : replaced(item, condition.path, {});
    case '=':
    case '<=':
      return replaced(item, condition.path, justAbove(condition.value));
    case '<':
    case '>':
      return replaced(item, condition.path, condition.value);
    case 'in':
      return replaced(item, condition.path, 'NONE OF THEM');
    case 'any':
      return condition.of.reduce((now, one) => (holds(one, now) ? violate(one, now) : now), item);
  }
}

function holds(condition: Condition, item: Item | undefined): boolean {
  const clauses = [{ name: 'it', holds: condition }] as const;
  return failingClauses({ name: 'probe', clauses, effects: [] }, item).length === 0;
}

function replaced(item: Item | undefined, path: Path, value: Item | string | number): Item {
  return applyEffects(present(item), [set(path, value)]);
}

function justAbove(value: string | number): string | number {
  return typeof value === 'number' ? value + 1 : `${value}~`;
}

/** Where nothing is, an item of another writer. */
function present(item: Item | undefined): Item {
  return item ?? { [KEY]: 'somebody' };
}
