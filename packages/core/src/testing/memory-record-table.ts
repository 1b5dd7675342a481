import type { Change } from '../domain/change.ts';
import { applyEffects, failingClauses } from '../domain/evaluate-change.ts';
import type { Item } from '../domain/item.ts';
import type { ChangeAnswer, RecordTable } from '../ports.ts';

/** The record table in memory: evaluates the very clauses that the DynamoDB adapter compiles. */
export interface MemoryRecordTable extends RecordTable {
  readonly items: Map<string, Item>;
}

export function createMemoryRecordTable(): MemoryRecordTable {
  const items = new Map<string, Item>();
  return {
    items,
    due: ({ shard, until, limit }) => Promise.resolve(dueKeys(items, { shard, until }).slice(0, limit)),
    read: (key) => Promise.resolve(items.get(key)),
    // Asynchronous, so that what an engine would refuse is a rejection here too.
    change: async (key, change) => Promise.resolve(changeItem(items, key, change)),
  };
}

/** Keys with a wake time until then, the earliest first. */
export function dueKeys(
  items: Map<string, Item>,
  { shard, until }: { shard: number; until: string },
): string[] {
  return [...items]
    .flatMap(([key, { wakeShard, wakeAt }]) =>
      wakeShard === shard && typeof wakeAt === 'string' ? [{ key, wakeAt }] : [],
    )
    .filter(({ wakeAt }) => wakeAt <= until)
    .toSorted((a, b) => (a.wakeAt < b.wakeAt ? -1 : 1))
    .map(({ key }) => key);
}

/** One conditional write on the map of all items. Throws RangeError where DynamoDB answers ValidationException. */
export function changeItem(
  items: Map<string, Item>,
  key: string,
  change: Change,
  keyName = 'orchestrationId',
): ChangeAnswer {
  const item = items.get(key);
  if (failingClauses(change, item).length > 0) return { applied: false, retried: false };
  const changed = applyEffects(item ?? { [keyName]: key }, change.effects);
  items.set(key, changed);
  return { applied: true, item: changed };
}
