import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';

import type { Change } from '../domain/change.ts';
import type { Item } from '../domain/item.ts';
import type { ChangeAnswer, DueQuery, RecordTable } from '../ports.ts';
import { callAws } from './call-aws.ts';
import { RECORD_KEY, toUpdateItemInput } from './to-update-item-input.ts';

/** Sparse, keys only: partition `wakeShard`, sort `wakeAt`. */
const WAKE_INDEX = 'wake';

export interface DynamoTable {
  readonly client: DynamoDBClient;
  readonly tableName: string;
}

/**
 * The record table on DynamoDB. Throws AwsUnavailableError when DynamoDB did not answer; other errors than a failed
 * condition reach the caller as the SDK throws them.
 */
export function createDynamoRecordTable(table: DynamoTable): RecordTable {
  return {
    read: (key) => readItem(table, key),
    due: (query) => queryDue(table, query),
    change: (key, change) => changeItem(table, key, change),
  };
}

async function readItem({ client, tableName }: DynamoTable, key: string): Promise<Item | undefined> {
  const command = new GetItemCommand({
    TableName: tableName,
    Key: marshall({ [RECORD_KEY]: key }),
    ConsistentRead: true,
  });
  const { Item: item } = await callAws('GetItem', () => client.send(command));
  return item && unmarshall(item);
}

async function changeItem(
  { client, tableName }: DynamoTable,
  key: string,
  change: Change,
): Promise<ChangeAnswer> {
  try {
    const command = new UpdateItemCommand(toUpdateItemInput({ tableName, key }, change));
    const { Attributes: attributes } = await callAws('UpdateItem', () => client.send(command));
    return { applied: true, item: unmarshall(attributes ?? {}) };
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return { applied: false, retried: (error.$metadata.attempts ?? 1) > 1 };
  }
}

async function queryDue(
  { client, tableName }: DynamoTable,
  { shard, until, limit }: DueQuery,
): Promise<string[]> {
  const command = new QueryCommand({
    TableName: tableName,
    IndexName: WAKE_INDEX,
    KeyConditionExpression: 'wakeShard = :shard AND wakeAt <= :until',
    ExpressionAttributeValues: marshall({ ':shard': shard, ':until': until }),
    Limit: limit,
  });
  const { Items: items = [] } = await callAws('Query', () => client.send(command));
  return items.map((item) => String(unmarshall(item)[RECORD_KEY]));
}
