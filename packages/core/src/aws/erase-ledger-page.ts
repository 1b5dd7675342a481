import {
  BatchWriteItemCommand,
  type BatchWriteItemCommandInput,
  type DynamoDBClient,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';

import { callAws } from './call-aws.ts';
import { untilProcessed } from './until-processed.ts';

/** Most items of one BatchWriteItem call. */
const PAGE_SIZE = 25;

interface ErasableTable {
  readonly client: DynamoDBClient;
  readonly tableName: string;
  readonly sleep: (ms: number) => Promise<void>;
}

/** Erases up to 25 entries of a user. true = there are no more. Throws AwsUnavailableError when DynamoDB did not answer. */
export async function eraseLedgerPage(table: ErasableTable, userId: string): Promise<boolean> {
  const { client, tableName, sleep } = table;
  const query = new QueryCommand(toPageInput(tableName, userId));
  const { Items: keys = [], LastEvaluatedKey: last } = await callAws('Query', () => client.send(query));
  if (keys.length > 0) {
    const requests = keys.map((Key) => ({ DeleteRequest: { Key } }));
    await untilProcessed<BatchWriteItemCommandInput['RequestItems']>(
      { [tableName]: requests },
      {
        operation: 'BatchWriteItem',
        sleep,
        send: async (rest) => {
          const command = new BatchWriteItemCommand({ RequestItems: rest });
          const { UnprocessedItems: left } = await callAws('BatchWriteItem', () => client.send(command));
          return left?.[tableName] === undefined ? undefined : left;
        },
      },
    );
  }
  return last === undefined;
}

/** The keys of some entries of a user. */
function toPageInput(tableName: string, userId: string): QueryCommandInput {
  return {
    TableName: tableName,
    KeyConditionExpression: 'userId = :userId',
    ExpressionAttributeValues: marshall({ ':userId': userId }),
    ExpressionAttributeNames: { '#entry': 'entry' },
    ProjectionExpression: 'userId, #entry',
    ConsistentRead: true,
    Limit: PAGE_SIZE,
  };
}
