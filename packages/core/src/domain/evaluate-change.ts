import type { Change, Clause, Condition, Effect } from './change.ts';
import { isItem, type Item, type ItemValue, type Path, valueAt } from './item.ts';

/** Names of the clauses that do not hold for `item` (absent item = undefined). Empty: the change would apply. */
export function failingClauses(change: Change, item: Item | undefined): string[] {
  return change.clauses.filter((clause) => !holds(clause.holds, item)).map((clause) => clause.name);
}

export function allHold(clauses: readonly Clause[], item: Item | undefined): boolean {
  return clauses.every((clause) => holds(clause.holds, item));
}

/** `item` with every effect applied. Throws RangeError where DynamoDB answers ValidationException. */
export function applyEffects(item: Item, effects: readonly Effect[]): Item {
  return effects.reduce(applyEffect, item);
}

function holds(condition: Condition, item: Item | undefined): boolean {
  switch (condition.test) {
    case 'exists':
      return valueAt(item, condition.path) !== undefined;
    case 'absent':
      return valueAt(item, condition.path) === undefined;
    case 'any':
      return condition.of.some((one) => holds(one, item));
    case 'in':
      return condition.values.some((value) => value === valueAt(item, condition.path));
    case '=':
    case '<':
    case '<=':
    case '>':
      return compare(valueAt(item, condition.path), condition.test, condition.value);
  }
}

function compare(
  actual: ItemValue | undefined,
  test: '=' | '<' | '<=' | '>',
  expected: string | number,
): boolean {
  if (typeof actual !== typeof expected || actual === undefined) return false;
  switch (test) {
    case '=':
      return actual === expected;
    case '<':
      return actual < expected;
    case '<=':
      return actual <= expected;
    case '>':
      return actual > expected;
  }
}

function applyEffect(item: Item, effect: Effect): Item {
  if ('set' in effect) return withValue(item, effect.set, () => effect.to);
  if ('add' in effect) return withValue(item, effect.add, (old) => sum(effect.add, old, effect.by));
  return withValue(item, effect.remove, () => undefined);
}

function sum(path: Path, old: ItemValue | undefined, by: number): number {
  if (old !== undefined && typeof old !== 'number') {
    throw new RangeError(`Expected a number at ${path.join('.')}, got ${typeof old}`);
  }
  return (old ?? 0) + by;
}

/** Copies only the maps along the path, so that earlier reads stay what they were. */
function withValue(
  item: Item,
  path: Path,
  change: (old: ItemValue | undefined) => ItemValue | undefined,
): Item {
  const [name, ...rest] = path;
  const value = isNested(rest) ? withValue(parentAt(item, name), rest, change) : change(item[name]);
  if (value !== undefined) return { ...item, [name]: value };
  const { [name]: _removed, ...others } = item;
  return others;
}

function isNested(rest: readonly string[]): rest is Path {
  return rest.length > 0;
}

function parentAt(item: Item, name: string): Item {
  const parent = item[name];
  if (!isItem(parent)) throw new RangeError(`Expected a map at ${name}, got ${typeof parent}`);
  return parent;
}
