import type { Change } from '../domain/change.ts';
import { applyEffects, failingClauses } from '../domain/evaluate-change.ts';
import type { Item } from '../domain/item.ts';
import type { ChangeAnswer, DuePage, DueQuery, DueRecord, RecordTable } from '../ports.ts';

/** The record table in memory: evaluates the very clauses that the DynamoDB adapter compiles. */
export interface MemoryRecordTable extends RecordTable {
  readonly items: Map<string, Item>;
}

export function createMemoryRecordTable(): MemoryRecordTable {
  const items = new Map<string, Item>();
  return {
    items,
    due: (query) => Promise.resolve(duePage(items, query)),
    read: (key) => Promise.resolve(items.get(key)),
    // Asynchronous, so that what an engine would refuse is a rejection here too.
    change: async (key, change) => Promise.resolve(changeItem(items, key, change)),
  };
}

/** One page of the records with a wake time until then, the earliest first. */
export function duePage(items: ReadonlyMap<string, Item>, query: DueQuery): DuePage {
  const { shard, until, limit, after } = query;
  const due = [...items]
    .flatMap(([key, { wakeShard, wakeAt }]) =>
      wakeShard === shard && typeof wakeAt === 'string' ? [{ key, wakeAt }] : [],
    )
    .filter((record) => record.wakeAt <= until && (after === undefined || compareDue(record, after) > 0))
    .toSorted(compareDue);
  const records = due.slice(0, limit);
  const last = records.at(-1);
  return due.length > records.length && last !== undefined ? { records, last } : { records };
}

function compareDue(a: DueRecord, b: DueRecord): number {
  const [left, right] = a.wakeAt === b.wakeAt ? [a.key, b.key] : [a.wakeAt, b.wakeAt];
  if (left === right) return 0;
  return left < right ? -1 : 1;
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
