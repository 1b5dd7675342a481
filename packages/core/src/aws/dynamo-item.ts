import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';

import type { Change } from '../domain/change.ts';
import type { Item } from '../domain/item.ts';
import type { ChangeAnswer } from '../ports.ts';
import { callAws } from './call-aws.ts';
import { toUpdateItemInput } from './to-update-item-input.ts';

/** A table whose key is one text attribute. */
export interface KeyedTable {
  readonly client: DynamoDBClient;
  readonly tableName: string;
  readonly keyName: string;
}

/** The item, or undefined. `consistent` = as of now, at twice the price. Throws AwsUnavailableError. */
export async function readItem(
  { client, tableName, keyName }: KeyedTable,
  key: string,
  { consistent }: { readonly consistent: boolean },
): Promise<Item | undefined> {
  const command = new GetItemCommand({
    TableName: tableName,
    Key: marshall({ [keyName]: key }),
    ConsistentRead: consistent,
  });
  const { Item: item } = await callAws('GetItem', () => client.send(command));
  return item && unmarshall(item);
}

/** One conditional write. Throws AwsUnavailableError; other errors than a failed condition as the SDK throws them. */
export async function changeItem(table: KeyedTable, key: string, change: Change): Promise<ChangeAnswer> {
  try {
    const command = new UpdateItemCommand(toUpdateItemInput({ ...table, key }, change));
    const { Attributes: attributes } = await callAws('UpdateItem', () => table.client.send(command));
    return { applied: true, item: unmarshall(attributes ?? {}) };
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return { applied: false, retried: (error.$metadata.attempts ?? 1) > 1 };
  }
}
