import type { RecordTable } from '../../ports.ts';

/**
 * The table with something happening at its first change: another writer just before it, or its answer lost, another
 * writer, and then the repetition by the SDK.
 */
export function withChange(
  table: RecordTable,
  happening: { before?: () => Promise<unknown>; lostThen?: () => Promise<unknown> },
): RecordTable {
  let changes = 0;
  return {
    ...table,
    change: async (key, change) => {
      changes += 1;
      if (changes > 1) return table.change(key, change);
      await happening.before?.();
      const first = await table.change(key, change);
      if (happening.lostThen === undefined) return first;
      await happening.lostThen();
      const again = await table.change(key, change);
      return again.applied ? again : { applied: false, retried: true };
    },
  };
}
