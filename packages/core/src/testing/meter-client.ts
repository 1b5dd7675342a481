import { ConditionalCheckFailedException, type DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** What one table was used for, by DynamoDB's own account. Capacity units; `refused`: writes whose condition failed. */
export interface TableUnits {
  readonly read: number;
  readonly write: number;
  readonly refused: number;
}

export interface UnitMeter {
  /** Since the last time it was asked; `table` is the name of a table. */
  take(table: string): TableUnits;
}

interface Consumed {
  readonly TableName?: string;
  readonly CapacityUnits?: number;
}

const NOTHING: TableUnits = { read: 0, write: 0, refused: 0 };
const READS = ['GetItemCommand', 'BatchGetItemCommand', 'QueryCommand'];
/** What a refused write of an item below 1 KB costs; DynamoDB bills it and does not tell. */
const REFUSED_UNITS = 1;

interface Call {
  readonly TableName?: string;
  readonly RequestItems?: Readonly<Record<string, { readonly Keys?: readonly unknown[] }>>;
}

/**
 * Lets every call of `client` tell what it consumed, and adds it up. Indexes count with their table. DynamoDB bills a
 * unit for each key of a batch, also of an item that is not there ("Read consistency", DynamoDB Developer Guide: capacity
 * of reads); DynamoDB Local tells none for those.
 */
export function meterClient(client: DynamoDBClient): UnitMeter {
  const used = new Map<string, TableUnits>();
  const add = (table: string, units: Partial<TableUnits>) => {
    const { read, write, refused } = used.get(table) ?? NOTHING;
    used.set(table, {
      read: read + (units.read ?? 0),
      write: write + (units.write ?? 0),
      refused: refused + (units.refused ?? 0),
    });
  };
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const input = args.input as Call;
        try {
          const result = await next({ ...args, input: { ...input, ReturnConsumedCapacity: 'TOTAL' } });
          const { ConsumedCapacity: told } = result.output as { ConsumedCapacity?: Consumed | Consumed[] };
          for (const { TableName = '', CapacityUnits = 0 } of [told ?? []].flat()) {
            const keys = input.RequestItems?.[TableName]?.Keys?.length ?? 0;
            const units = Math.max(CapacityUnits, keys);
            add(TableName, READS.includes(commandName) ? { read: units } : { write: units });
          }
          return result;
        } catch (error) {
          if (error instanceof ConditionalCheckFailedException) {
            add(input.TableName ?? '', { write: REFUSED_UNITS, refused: 1 });
          }
          throw error;
        }
      },
    { step: 'initialize', name: 'meterUnits' },
  );
  return {
    take: (table) => {
      const units = used.get(table) ?? NOTHING;
      used.delete(table);
      return units;
    },
  };
}
