import type { BudgetTable } from './budget.ts';

/** Capacity units of DynamoDB. */
export interface BudgetUnits {
  readonly read: number;
  readonly write: number;
}

/**
 * A budget table that counts what its calls cost on DynamoDB: an item is below 1 KB while some twenty users are at
 * work, so each write, refused or not, is one write unit and each read is one read unit (strongly consistent).
 */
export function countBudgetUnits(table: BudgetTable): {
  readonly table: BudgetTable;
  /** What was used since the last time it was asked. */
  readonly takeUnits: () => BudgetUnits;
} {
  let units = { read: 0, write: 0 };
  const write = <T>(call: () => T): T => {
    units.write += 1;
    return call();
  };
  return {
    takeUnits: () => {
      const used = units;
      units = { read: 0, write: 0 };
      return used;
    },
    table: {
      read: (key) => {
        units.read += 1;
        return table.read(key);
      },
      change: (key, change) => write(() => table.change(key, change)),
      changeOnce: (key, change) => write(() => table.changeOnce(key, change)),
    },
  };
}
