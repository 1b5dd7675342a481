import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

import { absent, type Change, set } from '../domain/change.ts';
import { describeCallBudgets } from '../testing/call-budgets-contract.ts';
import { describeCircuits } from '../testing/circuits-contract.ts';
import { describeOnEngines } from '../testing/describe-on-engines.ts';
import { createBudgetReader, createBudgetTable } from './budget-table.ts';
import { createDynamoDbClient } from './clients.ts';
import { createEngineTable } from './engine-table.ts';

const ANY_CHANGE: Change = {
  name: 'any',
  clauses: [{ name: 'nothing there', holds: absent(['x']) }],
  effects: [set(['x'], 1)],
};

describeOnEngines('createBudgetTable', ['TEST_DYNAMODB_ENDPOINT'], ({ TEST_DYNAMODB_ENDPOINT }) => {
  let client: DynamoDBClient;
  let onceClient: DynamoDBClient;
  let tableName: string;

  beforeAll(async () => {
    client = createDynamoDbClient({ endpoint: TEST_DYNAMODB_ENDPOINT });
    onceClient = createDynamoDbClient({ endpoint: TEST_DYNAMODB_ENDPOINT, maxAttempts: 1 });
    tableName = await createEngineTable(client, 'BudgetTable');
  });
  afterAll(() => [client, onceClient].forEach((each) => each.destroy()));

  const getTable = () => createBudgetTable({ client, onceClient, tableName });

  describeCallBudgets('DynamoDB', getTable);
  describeCircuits('DynamoDB', getTable);

  it('reads for those who only look', async () => {
    await getTable().change('looked-at', ANY_CHANGE);
    expect(await createBudgetReader({ client, tableName }).read('looked-at')).toEqual({
      budget: 'looked-at',
      x: 1,
    });
    expect(await createBudgetReader({ client, tableName }).read('nowhere')).toBeUndefined();
  });

  it('sends once what must not be applied twice', async () => {
    let sent = 0;
    const requestHandler = {
      handle: () => {
        sent += 1;
        return Promise.reject(Object.assign(new Error('lost'), { name: 'TimeoutError' }));
      },
    };
    const options = { endpoint: TEST_DYNAMODB_ENDPOINT, requestHandler };
    const faulty = createBudgetTable({
      client: createDynamoDbClient(options),
      onceClient: createDynamoDbClient({ ...options, maxAttempts: 1 }),
      tableName,
    });
    await expect(faulty.changeOnce('any', ANY_CHANGE)).rejects.toMatchObject({ code: 'AWS_UNAVAILABLE' });
    expect(sent).toBe(1);
    await expect(faulty.change('any', ANY_CHANGE)).rejects.toMatchObject({ code: 'AWS_UNAVAILABLE' });
    expect(sent).toBe(4);
  });
});
