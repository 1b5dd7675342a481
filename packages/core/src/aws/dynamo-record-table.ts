import { type AttributeValue, type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';

import type { DuePage, DueQuery, DueRecord, RecordTable } from '../ports.ts';
import { callAws } from './call-aws.ts';
import { changeItem, readItem } from './dynamo-item.ts';
import { RECORD_KEY } from './to-update-item-input.ts';

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
  const records = { ...table, keyName: RECORD_KEY };
  return {
    read: (key) => readItem(records, key, { consistent: true }),
    due: (query) => queryDue(table, query),
    change: (key, change) => changeItem(records, key, change),
  };
}

async function queryDue(
  { client, tableName }: DynamoTable,
  { shard, until, limit, after }: DueQuery,
): Promise<DuePage> {
  const command = new QueryCommand({
    TableName: tableName,
    IndexName: WAKE_INDEX,
    KeyConditionExpression: 'wakeShard = :shard AND wakeAt <= :until',
    ExpressionAttributeValues: marshall({ ':shard': shard, ':until': until }),
    Limit: limit,
    ...(after === undefined ? {} : { ExclusiveStartKey: toIndexKey(shard, after) }),
  });
  const { Items: items = [], LastEvaluatedKey: last } = await callAws('Query', () => client.send(command));
  return { records: items.map(toDueRecord), ...(last === undefined ? {} : { last: toDueRecord(last) }) };
}

/** Where a record stands in the index: the keys of the index and of the table. */
function toIndexKey(shard: number, { key, wakeAt }: DueRecord): Record<string, AttributeValue> {
  return marshall({ [RECORD_KEY]: key, wakeShard: shard, wakeAt });
}

function toDueRecord(attributes: Record<string, AttributeValue>): DueRecord {
  const { [RECORD_KEY]: key, wakeAt } = unmarshall(attributes);
  return { key: String(key), wakeAt: String(wakeAt) };
}
