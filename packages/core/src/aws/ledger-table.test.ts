import { type DynamoDBClient, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';

import type { LedgerKey } from '../ledger.ts';
import { describeOnEngines } from '../testing/describe-on-engines.ts';
import { describeTransferLedger } from '../testing/ledger-contract.ts';
import { AwsUnavailableError } from './call-aws.ts';
import { createDynamoDbClient } from './clients.ts';
import { createEngineTable } from './engine-table.ts';
import { toIntendInput, toSettleInput } from './ledger-inputs.ts';
import { createTransferLedger } from './ledger-table.ts';

const KEY: LedgerKey = { userId: 'ann', source: 'fitbit', destination: 'strava', sourceId: '7301234567890' };
const ITEM_KEY = marshall({ userId: 'ann', entry: 'fitbit#strava#7301234567890' });
const SYNC = 'orch-00000000-0000-4000-8000-000000000001';
const INTENT = { orchestrationId: SYNC, owner: 'try-2', at: '2024-03-01T10:05:00.000Z' };

/** A client that answers with `answers` in turn; an Error is thrown. */
function clientWith(...answers: readonly unknown[]) {
  const sent: unknown[] = [];
  const send = ({ input }: { readonly input: unknown }) => {
    const answer = answers[sent.push(input) - 1];
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  return { client: { send } as unknown as DynamoDBClient, sent };
}

describe('createTransferLedger', () => {
  const sleeps: number[] = [];
  const sleep = (ms: number) => Promise.resolve(void sleeps.push(ms));
  const ledgerOver = (client: DynamoDBClient) => createTransferLedger({ client, tableName: 'ledger', sleep });
  const unprocessed = { UnprocessedKeys: { ledger: { Keys: [ITEM_KEY] } } };
  const item = marshall({
    entry: 'fitbit#strava#7301234567890',
    orchestrationId: SYNC,
    state: 'DONE',
    activityId: '8',
  });

  beforeEach(() => void sleeps.splice(0));

  it('asks again for the keys that DynamoDB did not process', async () => {
    const { client, sent } = clientWith(unprocessed, {
      Responses: { ledger: [item] },
      UnprocessedKeys: {},
    });
    expect(await ledgerOver(client).read(KEY, [KEY.sourceId])).toEqual(
      new Map([[KEY.sourceId, { orchestrationId: SYNC, state: { kind: 'DONE', activityId: '8' } }]]),
    );
    expect(sent[1]).toEqual({ RequestItems: unprocessed.UnprocessedKeys });
    expect(sleeps).toEqual([50]);
  });

  it('never takes keys that were not processed for workouts that were not sent', async () => {
    const { client, sent } = clientWith(...Array.from({ length: 9 }, () => unprocessed));
    await expect(ledgerOver(client).read(KEY, [KEY.sourceId])).rejects.toBeInstanceOf(AwsUnavailableError);
    expect(sent).toHaveLength(6);
  });

  it('deletes again what DynamoDB did not delete', async () => {
    const rest = { UnprocessedItems: { ledger: [{ DeleteRequest: { Key: ITEM_KEY } }] } };
    const { client, sent } = clientWith({ Items: [ITEM_KEY] }, rest, {});
    expect(await ledgerOver(client).erase('ann')).toBe(true);
    expect(sent[2]).toEqual({ RequestItems: rest.UnprocessedItems });
  });

  it.each([
    ['a read', (ledger: ReturnType<typeof ledgerOver>) => ledger.read(KEY, ['1'])],
    ['a write', (ledger: ReturnType<typeof ledgerOver>) => ledger.settle(KEY, { kind: 'DUPLICATE' })],
    ['an erasure', (ledger: ReturnType<typeof ledgerOver>) => ledger.erase('ann')],
  ])('says of %s that was not answered that it may be tried again', async (_what, call) => {
    const { client } = clientWith(Object.assign(new Error('slow down'), { name: 'ThrottlingException' }));
    await expect(call(ledgerOver(client))).rejects.toMatchObject({ retryable: true });
  });

  it('passes a refusal on', async () => {
    const refusal = Object.assign(new Error('no'), { name: 'AccessDeniedException', $fault: 'client' });
    await expect(ledgerOver(clientWith(refusal).client).settle(KEY, { kind: 'DUPLICATE' })).rejects.toBe(
      refusal,
    );
  });
});

describeOnEngines('createTransferLedger', ['TEST_DYNAMODB_ENDPOINT'], ({ TEST_DYNAMODB_ENDPOINT }) => {
  let client: DynamoDBClient;
  let tableName: string;

  beforeAll(async () => {
    client = createDynamoDbClient({ endpoint: TEST_DYNAMODB_ENDPOINT });
    tableName = await createEngineTable(client, 'LedgerTable');
  });
  afterAll(() => client.destroy());

  const getLedger = () => createTransferLedger({ client, tableName, sleep: () => Promise.resolve() });

  describeTransferLedger('DynamoDB', getLedger);

  it('takes one write unit to intend and one to settle', async () => {
    const key = { ...KEY, userId: 'carl' };
    const inputs = [
      toIntendInput(tableName, key, INTENT),
      toSettleInput(tableName, key, { kind: 'DONE', activityId: '8319190001' }),
    ];
    for (const input of inputs) {
      const command = new UpdateItemCommand({ ...input, ReturnConsumedCapacity: 'TOTAL' });
      expect((await client.send(command)).ConsumedCapacity).toMatchObject({ CapacityUnits: 1 });
    }
  });

  it.each([
    ['of an unknown state', { state: 'LOST' }],
    ['of an unknown reason', { state: 'SKIPPED', reason: 'WHIM' }],
    ['without its upload', { state: 'SUBMITTED', at: INTENT.at, owner: 'try-1' }],
    ['without its sync', { state: 'DUPLICATE', orchestrationId: undefined }],
  ])('does not take an item %s for an entry', async (_what, fields) => {
    const item = { userId: 'bob', entry: 'fitbit#strava#1', orchestrationId: SYNC, ...fields };
    const Item = marshall(item, { removeUndefinedValues: true });
    await client.send(new PutItemCommand({ TableName: tableName, Item }));
    await expect(getLedger().read({ ...KEY, userId: 'bob' }, ['1'])).rejects.toThrow(RangeError);
  });
});
