import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

import { type Change, exists, set } from '../domain/change.ts';
import type { RecordTable } from '../ports.ts';
import { describeOnEngines } from '../testing/describe-on-engines.ts';
import { describeOrchestrationStore } from '../testing/orchestration-store-contract.ts';
import { describeRecordTable } from '../testing/record-table-contract.ts';
import { describeTransitions } from '../testing/transitions-contract.ts';
import { createDynamoDbClient } from './clients.ts';
import { createDynamoRecordTable } from './dynamo-record-table.ts';
import { createEngineTable } from './engine-table.ts';

const ANY_CHANGE: Change = {
  name: 'any',
  clauses: [{ name: 'record exists', holds: exists(['orchestrationId']) }],
  effects: [set(['status'], 'PAUSED')],
};

describeOnEngines('createDynamoRecordTable', ['TEST_DYNAMODB_ENDPOINT'], ({ TEST_DYNAMODB_ENDPOINT }) => {
  let client: DynamoDBClient;
  let table: RecordTable;

  beforeAll(async () => {
    client = createDynamoDbClient({ endpoint: TEST_DYNAMODB_ENDPOINT });
    const tableName = await createEngineTable(client, 'OrchestrationTable');
    table = createDynamoRecordTable({ client, tableName });
  });
  afterAll(() => client.destroy());

  it.each([
    ['an empty', ''],
    ['an endless', 'x'.repeat(2049)],
  ])('says of %s key that it will never be taken', async (_what, key) => {
    await expect(table.read(key)).rejects.toMatchObject({ code: 'AWS_REFUSED', retryable: false });
    await expect(table.change(key, ANY_CHANGE)).rejects.toMatchObject({ code: 'AWS_REFUSED' });
  });

  describeRecordTable('DynamoDB', () => table);
  describeTransitions('DynamoDB', () => table);
  describeOrchestrationStore('DynamoDB', () => table);
});
