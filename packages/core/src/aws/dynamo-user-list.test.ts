import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

import type { RecordTable, UserList } from '../ports.ts';
import { describeOnEngines } from '../testing/describe-on-engines.ts';
import { describeUserList } from '../testing/user-list-contract.ts';
import { createDynamoDbClient } from './clients.ts';
import { createDynamoRecordTable } from './dynamo-record-table.ts';
import { createDynamoUserList, toListInput, toReadInput } from './dynamo-user-list.ts';
import { createEngineTable } from './engine-table.ts';

const PLACE = { key: 'orch-1', createdAt: '2024-06-15T12:00:00.000Z' };

describe('the calls', () => {
  it('ask the index of users for a page, the newest first', () => {
    expect(toListInput('records', { userId: 'ann', limit: 20, after: PLACE })).toEqual({
      TableName: 'records',
      IndexName: 'byUser',
      KeyConditionExpression: 'userId = :userId AND createdAt < :unlisted',
      ExpressionAttributeValues: { ':userId': { S: 'ann' }, ':unlisted': { S: '~' } },
      ScanIndexForward: false,
      Limit: 20,
      ExclusiveStartKey: {
        orchestrationId: { S: 'orch-1' },
        userId: { S: 'ann' },
        createdAt: { S: PLACE.createdAt },
      },
    });
    expect(toListInput('records', { userId: 'ann', limit: 20 })).not.toHaveProperty('ExclusiveStartKey');
  });

  it('read the records as of now', () => {
    expect(toReadInput('records', [PLACE])).toEqual({
      RequestItems: { records: { Keys: [{ orchestrationId: { S: 'orch-1' } }], ConsistentRead: true } },
    });
  });
});

describe('a batch that DynamoDB answers in part', () => {
  it('is asked for again, and the order is that of the list', async () => {
    const asked: unknown[] = [];
    const answers = [
      {
        Responses: { records: [{ orchestrationId: { S: 'orch-2' } }] },
        UnprocessedKeys: { records: { Keys: [{ orchestrationId: { S: 'orch-1' } }] } },
      },
      { Responses: { records: [{ orchestrationId: { S: 'orch-1' } }] }, UnprocessedKeys: {} },
    ];
    const client = {
      send: ({ input }: { input: unknown }) => {
        asked.push(input);
        return Promise.resolve(answers[asked.length - 1]);
      },
    } as unknown as DynamoDBClient;
    const sleep = () => Promise.resolve();
    const list = createDynamoUserList({ client, tableName: 'records', sleep });
    const items = await list.read([PLACE, { ...PLACE, key: 'orch-2' }]);
    expect(items).toEqual([{ orchestrationId: 'orch-1' }, { orchestrationId: 'orch-2' }]);
    expect(asked).toHaveLength(2);
  });
});

describeOnEngines(
  'createDynamoUserList on DynamoDB',
  ['TEST_DYNAMODB_ENDPOINT'],
  ({ TEST_DYNAMODB_ENDPOINT: endpoint }) => {
    let client: DynamoDBClient;
    let table: RecordTable;
    let list: UserList;

    beforeAll(async () => {
      client = createDynamoDbClient({ endpoint });
      const place = { client, tableName: await createEngineTable(client, 'OrchestrationTable') };
      table = createDynamoRecordTable(place);
      list = createDynamoUserList({ ...place, sleep: () => Promise.resolve() });
    });
    afterAll(() => client.destroy());

    describeUserList('the engine', () => ({ table, list }));
  },
);
