import type { BudgetTable } from '../budget.ts';
import type { Item } from '../domain/item.ts';
import { changeItem } from './memory-record-table.ts';

/** The budget table in memory: evaluates the very clauses that the DynamoDB adapter compiles. */
export interface MemoryBudgetTable extends BudgetTable {
  readonly items: Map<string, Item>;
}

export function createMemoryBudgetTable(): MemoryBudgetTable {
  const items = new Map<string, Item>();
  // Asynchronous, so that what an engine would refuse is a rejection here too.
  const change: BudgetTable['change'] = async (key, data) =>
    Promise.resolve(changeItem(items, key, data, 'budget'));
  return { items, read: (key) => Promise.resolve(items.get(key)), change, changeOnce: change };
}
