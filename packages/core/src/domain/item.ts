/** The plain form of what a table stores: what DynamoDB's document mapping reads and writes. */
export type ItemValue = string | number | boolean | readonly ItemValue[] | Item;
export interface Item {
  readonly [attribute: string]: ItemValue;
}

/** Names from the top of an item down to one value: `['leases', '3', 'end']`. */
export type Path = readonly [string, ...string[]];

/** The value at `path`, or undefined when it or a parent is absent. */
export function valueAt(item: Item | undefined, path: Path): ItemValue | undefined {
  return path.reduce<ItemValue | undefined>(ownValue, item);
}

/** Own, because every object inherits a `constructor`. */
function ownValue(value: ItemValue | undefined, name: string): ItemValue | undefined {
  return isItem(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

export function isItem(value: ItemValue | undefined): value is Item {
  return typeof value === 'object' && !Array.isArray(value);
}
