import { allHold } from '../domain/evaluate-change.ts';
import type { Item } from '../domain/item.ts';
import type { UserRecords } from '../ports.ts';

/** The records of a user in the items of a memory table: those that the index of users would have. */
export function createMemoryUserRecords(items: Map<string, Item>): UserRecords {
  return {
    keysOf: async function* (userId) {
      const own = [...items].filter(([, item]) => item['userId'] === userId && 'createdAt' in item);
      for (const [key] of own) yield await Promise.resolve(key);
    },
    remove: (key, clauses = []) => Promise.resolve(allHold(clauses, items.get(key)) && items.delete(key)),
  };
}
