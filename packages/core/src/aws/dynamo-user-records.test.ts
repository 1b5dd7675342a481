import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

import { guardAsRead } from '../domain/transitions/hold-route.ts';
import type { RecordTable, UserRecords } from '../ports.ts';
import { describeOnEngines } from '../testing/describe-on-engines.ts';
import { describeUserRecords } from '../testing/user-records-contract.ts';
import { createDynamoDbClient } from './clients.ts';
import { createDynamoRecordTable } from './dynamo-record-table.ts';
import { createDynamoUserRecords, toKeysInput, toRemoveInput } from './dynamo-user-records.ts';
import { createEngineTable } from './engine-table.ts';

describe('the calls', () => {
  it('ask the index of users for keys', () => {
    expect(toKeysInput('records', 'ann', { orchestrationId: { S: 'orch-1' } })).toEqual({
      TableName: 'records',
      IndexName: 'byUser',
      KeyConditionExpression: 'userId = :userId',
      ExpressionAttributeValues: { ':userId': { S: 'ann' } },
      ProjectionExpression: 'orchestrationId',
      Limit: 100,
      ExclusiveStartKey: { orchestrationId: { S: 'orch-1' } },
    });
    expect(toKeysInput('records', 'ann')).not.toHaveProperty('ExclusiveStartKey');
  });

  it('remove whatever is there', () => {
    expect(toRemoveInput({ tableName: 'records', key: 'orch-1' })).toEqual({
      TableName: 'records',
      Key: { orchestrationId: { S: 'orch-1' } },
      ReturnValues: 'ALL_OLD',
    });
  });

  it('remove a route as it was read', () => {
    const clauses = guardAsRead({ id: 'orch-1', run: 2 });
    expect(toRemoveInput({ tableName: 'records', key: 'route#1' }, clauses)).toEqual({
      TableName: 'records',
      Key: { orchestrationId: { S: 'route#1' } },
      ConditionExpression: '#holderId = :v0 AND #holderRun = :v1',
      ExpressionAttributeNames: { '#holderId': 'holderId', '#holderRun': 'holderRun' },
      ExpressionAttributeValues: { ':v0': { S: 'orch-1' }, ':v1': { N: '2' } },
      ReturnValues: 'ALL_OLD',
    });
  });
});

describeOnEngines(
  'createDynamoUserRecords on DynamoDB',
  ['TEST_DYNAMODB_ENDPOINT'],
  ({ TEST_DYNAMODB_ENDPOINT: endpoint }) => {
    let client: DynamoDBClient;
    let table: RecordTable;
    let records: UserRecords;

    beforeAll(async () => {
      client = createDynamoDbClient({ endpoint });
      const place = { client, tableName: await createEngineTable(client, 'OrchestrationTable') };
      table = createDynamoRecordTable(place);
      records = createDynamoUserRecords(place);
    });
    afterAll(() => client.destroy());

    describeUserRecords('the engine', () => ({ table, records }));
  },
);
