import { CreateTableCommand } from '@aws-sdk/client-dynamodb';
import { createDynamoDbClient } from './clients.ts';
import { createDynamoRecordTable } from './dynamo-record-table.ts';
import type { RecordTable } from '../ports.ts';

/** A fresh orchestration table on the engine that the test run started. */
export async function createEmbeddedTable(
  tableName: string,
): Promise<{ table: RecordTable; close: () => void }> {
  const endpoint = process.env['TEST_DYNAMODB_ENDPOINT'];
  if (endpoint === undefined)
    throw new Error('Expected TEST_DYNAMODB_ENDPOINT from the test run, got nothing');
  const client = createDynamoDbClient({ endpoint });
  await client.send(
    new CreateTableCommand({
      TableName: tableName,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: 'orchestrationId', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'orchestrationId', AttributeType: 'S' }],
    }),
  );
  return { table: createDynamoRecordTable({ client, tableName }), close: () => client.destroy() };
}
