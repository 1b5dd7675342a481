import {
  type AttributeValue,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DeleteItemCommandInput,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';

import type { Clause } from '../domain/change.ts';
import type { UserRecords } from '../ports.ts';
import { callAws } from './call-aws.ts';
import type { DynamoTable } from './dynamo-record-table.ts';
import { RECORD_KEY, toConditionInput, type UpdateTarget } from './to-update-item-input.ts';

/** Sparse, keys only: partition `userId`, sort `createdAt`. */
export const USER_INDEX = 'byUser';
const PAGE_SIZE = 100;

/** A user's records on DynamoDB. Throws AwsUnavailableError when DynamoDB did not answer. */
export function createDynamoUserRecords(table: DynamoTable): UserRecords {
  return {
    keysOf: (userId) => queryKeys(table, userId),
    remove: async (key, clauses) => {
      const command = new DeleteItemCommand(toRemoveInput({ tableName: table.tableName, key }, clauses));
      try {
        const { Attributes: old } = await callAws('DeleteItem', () => table.client.send(command));
        return old !== undefined;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },
  };
}

async function* queryKeys({ client, tableName }: DynamoTable, userId: string): AsyncGenerator<string> {
  let start: Record<string, AttributeValue> | undefined;
  do {
    const command = new QueryCommand(toKeysInput(tableName, userId, start));
    const { Items: items = [], LastEvaluatedKey: last } = await callAws('Query', () => client.send(command));
    for (const item of items) yield String(unmarshall(item)[RECORD_KEY]);
    start = last;
  } while (start !== undefined);
}

export function toKeysInput(
  tableName: string,
  userId: string,
  start?: Record<string, AttributeValue>,
): QueryCommandInput {
  return {
    TableName: tableName,
    IndexName: USER_INDEX,
    KeyConditionExpression: 'userId = :userId',
    ExpressionAttributeValues: marshall({ ':userId': userId }),
    ProjectionExpression: RECORD_KEY,
    Limit: PAGE_SIZE,
    ...(start === undefined ? {} : { ExclusiveStartKey: start }),
  };
}

/** Without clauses: whatever is there is the user's, and has to go. */
export function toRemoveInput(
  { tableName, key }: UpdateTarget,
  clauses: readonly Clause[] = [],
): DeleteItemCommandInput {
  return {
    TableName: tableName,
    Key: marshall({ [RECORD_KEY]: key }),
    ...toConditionInput(clauses),
    ReturnValues: 'ALL_OLD',
  };
}
