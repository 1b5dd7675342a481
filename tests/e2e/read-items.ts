import type { Emulator } from './start-emulator.ts';

/** An item of a table, as JSON. */
export interface BookedItem {
  /** Logical id of its table. */
  readonly table: string;
  readonly text: string;
  /** Tells it from every other item, whatever becomes of its attributes. */
  readonly key: string;
}

/** Key attributes of the tables. */
interface Keys {
  readonly orchestrationId?: object;
  readonly userId?: object;
  readonly entry?: object;
  readonly provider?: object;
}

/** Everything in the tables whose names end with these. */
export async function readItems(
  { call }: Pick<Emulator, 'call'>,
  tables: readonly string[],
): Promise<readonly BookedItem[]> {
  const { TableNames } = await call<{ TableNames: string[] }>('DynamoDB_20120810.ListTables', {});
  const scans = tables.map(async (table) => {
    const TableName = TableNames.find((name) => name.endsWith(table));
    if (TableName === undefined) throw new Error(`Expected a table ${table}, got ${TableNames.join(', ')}`);
    const { Items, LastEvaluatedKey } = await call<{ Items: Keys[]; LastEvaluatedKey?: object }>(
      'DynamoDB_20120810.Scan',
      { TableName, ConsistentRead: true },
    );
    if (LastEvaluatedKey !== undefined) throw new Error(`Expected less than 1 MB in ${table}`);
    return Items.map((item) => ({ table, text: JSON.stringify(item), key: keyOf(table, item) }));
  });
  return (await Promise.all(scans)).flat();
}

function keyOf(table: string, { orchestrationId, userId, entry, provider }: Keys): string {
  return JSON.stringify([table, orchestrationId, userId, entry, provider]);
}
