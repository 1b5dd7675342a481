import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { RECORD_KEY, toUpdateItemInput } from '@syncwell/core/aws/to-update-item-input';
import type { Change } from '@syncwell/core/domain/change';
import type { RecordTable } from '@syncwell/core/ports';

import type { Variant } from './world/connection.ts';

/** Ways to get it wrong that only an SDK's own retries and waits bring to light. */
export const BAD_VARIANTS = {
  /** Counts a completed chunk by a bare `ADD`: right on every day on which no answer is lost. */
  'bare ADD counter': {
    table: (plain, { client, tableName }) => ({
      ...plain,
      change: async (key, change) => {
        if (change.name !== 'complete') return plain.change(key, change);
        const { UpdateExpression = '', ...input } = toUpdateItemInput({ tableName, key }, change);
        const command = new UpdateItemCommand({
          ...input,
          ConditionExpression: `attribute_exists(#${RECORD_KEY})`,
          UpdateExpression: UpdateExpression.replace(
            /#completedChunks = if_not_exists\(#completedChunks, :\w+\) \+ (:\w+), (.*)$/,
            '$2 ADD #completedChunks $1',
          ),
        });
        const { Attributes = {} } = await client.send(command);
        return { applied: true, item: unmarshall(Attributes) };
      },
    }),
  },
  /** A resume that does not say which run it read: repeated, it takes back a pause that came between. */
  'user command without run': {
    table: (plain) => changed(plain, (change) => without(change, ['resume', 'pause'], 'run equal')),
  },
  /** Never says that a call was repeated. */
  'retried not reported': {
    table: (plain) => ({
      ...plain,
      change: async (key, change) => {
        const answer = await plain.change(key, change);
        return answer.applied ? answer : { applied: false, retried: false };
      },
    }),
  },
  /** Waits for an answer as long as it takes. */
  'no request timeout': { isPatient: true },
} as const satisfies Readonly<Record<string, Variant>>;

function changed(table: RecordTable, alter: (change: Change) => Change): RecordTable {
  return { ...table, change: (key, change) => table.change(key, alter(change)) };
}

function without(change: Change, names: readonly string[], clause: string): Change {
  if (!names.includes(change.name)) return change;
  const [first, ...rest] = change.clauses;
  return { ...change, clauses: [first, ...rest.filter(({ name }) => name !== clause)] };
}
