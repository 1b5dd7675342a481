import {
  type AttributeValue,
  PutItemCommand,
  ScanCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';

import type { CloudClients } from './cloud-clients.ts';

/** An item with the table that it is of. */
export interface KeptItem {
  readonly table: string;
  readonly item: Readonly<Record<string, AttributeValue>>;
}

/** Every item of these tables that belongs to a user. Small tables only: the first page is all that is read. */
export async function readItemsOf(
  { dynamodb }: CloudClients,
  tables: readonly string[],
  userId: string,
): Promise<KeptItem[]> {
  const found = tables.map(async (table) => {
    const { Items = [] } = await dynamodb.send(new ScanCommand({ TableName: table, ConsistentRead: true }));
    return Items.filter((item) => JSON.stringify(item).includes(`"${userId}`)).map((item) => ({
      table,
      item,
    }));
  });
  return (await Promise.all(found)).flat();
}

/** Puts items back as they were. */
export async function putItems({ dynamodb }: CloudClients, items: readonly KeptItem[]): Promise<void> {
  for (const { table, item } of items)
    await dynamodb.send(new PutItemCommand({ TableName: table, Item: item }));
}

/** Sets attributes of a record, in DynamoDB's form. */
export async function changeRecord(
  { dynamodb }: CloudClients,
  { table, key }: { readonly table: string; readonly key: string },
  attributes: Readonly<Record<string, AttributeValue>>,
): Promise<void> {
  const names = Object.keys(attributes);
  await dynamodb.send(
    new UpdateItemCommand({
      TableName: table,
      Key: { orchestrationId: { S: key } },
      UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}`,
      ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
      ExpressionAttributeValues: Object.fromEntries(
        Object.entries(attributes).map(([name, value]) => [`:${name}`, value]),
      ),
    }),
  );
}
