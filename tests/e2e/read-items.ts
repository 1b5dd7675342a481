import type { Emulator } from './start-emulator.ts';

/** An item of a table, as JSON. */
export interface BookedItem {
  /** Logical id of its table. */
  readonly table: string;
  readonly text: string;
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
    const { Items, LastEvaluatedKey } = await call<{ Items: object[]; LastEvaluatedKey?: object }>(
      'DynamoDB_20120810.Scan',
      { TableName, ConsistentRead: true },
    );
    if (LastEvaluatedKey !== undefined) throw new Error(`Expected less than 1 MB in ${table}`);
    return Items.map((item) => ({ table, text: JSON.stringify(item) }));
  });
  return (await Promise.all(scans)).flat();
}
