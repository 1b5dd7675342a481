import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

import type { RecordTable } from '../ports.ts';
import { describeOnEngines } from '../testing/describe-on-engines.ts';
import { describeOrchestrationStore } from '../testing/orchestration-store-contract.ts';
import { describeRecordTable } from '../testing/record-table-contract.ts';
import { describeTransitions } from '../testing/transitions-contract.ts';
import { createDynamoDbClient } from './clients.ts';
import { createDynamoRecordTable } from './dynamo-record-table.ts';
import { createEngineTable } from './engine-table.ts';

describeOnEngines('createDynamoRecordTable', ['TEST_DYNAMODB_ENDPOINT'], ({ TEST_DYNAMODB_ENDPOINT }) => {
  let client: DynamoDBClient;
  let table: RecordTable;

  beforeAll(async () => {
    client = createDynamoDbClient({ endpoint: TEST_DYNAMODB_ENDPOINT });
    const tableName = await createEngineTable(client, 'OrchestrationTable');
    table = createDynamoRecordTable({ client, tableName });
  });
  afterAll(() => client.destroy());

  describeRecordTable('DynamoDB', () => table);
  describeTransitions('DynamoDB', () => table);
  describeOrchestrationStore('DynamoDB', () => table);
});
