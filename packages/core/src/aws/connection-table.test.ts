import { inspect } from 'node:util';

import {
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { CreateKeyCommand, type KMSClient } from '@aws-sdk/client-kms';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';

import { ConnectionConflictError, ConnectionUnreadableError } from '../connections.ts';
import { type EnvelopeCipher, KeyServiceError } from '../envelope-cipher.ts';
import { aConnection } from '../testing/connection-factory.ts';
import { describeConnectionStore } from '../testing/connection-store-contract.ts';
import { describeOnEngines } from '../testing/describe-on-engines.ts';
import { createDynamoDbClient, createKmsClient } from './clients.ts';
import { createConnectionInputs } from './connection-inputs.ts';
import { toItem } from './connection-item.ts';
import { createConnectionStore } from './connection-table.ts';
import { createEngineTable } from './engine-table.ts';
import { createKmsEnvelope } from './kms-envelope.ts';

describeOnEngines(
  'createConnectionStore on DynamoDB and KMS',
  ['TEST_DYNAMODB_ENDPOINT', 'TEST_KMS_ENDPOINT'],
  ({ TEST_DYNAMODB_ENDPOINT, TEST_KMS_ENDPOINT }) => {
    let tableName: string;
    let client: DynamoDBClient;
    let kms: KMSClient;
    let cipher: EnvelopeCipher;

    beforeAll(async () => {
      client = createDynamoDbClient({ endpoint: TEST_DYNAMODB_ENDPOINT });
      kms = createKmsClient({ endpoint: TEST_KMS_ENDPOINT });
      const { KeyMetadata } = await kms.send(new CreateKeyCommand({}));
      cipher = createKmsEnvelope({ client: kms, keyId: KeyMetadata?.KeyId ?? '' });
      tableName = await createEngineTable(client, 'ConnectionTable');
    });
    afterAll(() => {
      client.destroy();
      kms.destroy();
    });

    const getStore = () => createConnectionStore({ client, tableName, cipher });
    const createConnection = () =>
      aConnection({ accessToken: 'access-token-4711', refreshToken: 'refresh-token-4711' });

    describeConnectionStore('the engines', getStore);

    it('stores no token in the clear', async () => {
      const connection = createConnection();
      const { userId, provider } = connection;
      await getStore().save(connection);

      const { Item } = await client.send(
        new GetItemCommand({ TableName: tableName, Key: marshall({ userId, provider }) }),
      );

      const item = unmarshall(Item ?? {});
      const visible = ['connectedAt', 'expiresAt', 'issuedAt', 'provider', 'sealed', 'userId', 'version'];
      expect(Object.keys(item).sort()).toEqual(visible);
      expect(Buffer.from(item['sealed'] as Uint8Array).includes('4711')).toBe(false);
    });

    it('does not open tokens that were moved to another user', async () => {
      const [ann, bob] = [createConnection(), createConnection()];
      await getStore().save(ann);
      const { Item } = await client.send(
        new GetItemCommand({
          TableName: tableName,
          Key: marshall({ userId: ann.userId, provider: ann.provider }),
        }),
      );
      await client.send(
        new PutItemCommand({ TableName: tableName, Item: { ...Item, userId: { S: bob.userId } } }),
      );

      await expect(getStore().read(bob.userId, bob.provider)).rejects.toMatchObject({
        code: 'CONNECTION_UNREADABLE',
        retryable: false,
      });
    });

    it.each([
      ['without sealed tokens', 'REMOVE sealed'],
      ['without an end', 'REMOVE expiresAt'],
    ])('does not take an item %s for a connection', async (_what, UpdateExpression) => {
      const { userId, provider, ...rest } = createConnection();
      await getStore().save({ userId, provider, ...rest });
      await client.send(
        new UpdateItemCommand({
          TableName: tableName,
          Key: marshall({ userId, provider }),
          UpdateExpression,
        }),
      );

      await expect(getStore().read(userId, provider)).rejects.toBeInstanceOf(ConnectionUnreadableError);
    });

    it('lists a damaged item, so that it can be erased, and lets a new consent replace it', async () => {
      const connection = createConnection();
      const { userId, provider } = connection;
      await getStore().save(connection);
      await client.send(
        new UpdateItemCommand({
          TableName: tableName,
          Key: marshall({ userId, provider }),
          UpdateExpression: 'SET version = :text, connectedAt = :number',
          ExpressionAttributeValues: marshall({ ':text': 'first', ':number': 1 }),
        }),
      );

      await expect(getStore().list(userId)).resolves.toEqual([{ provider }]);
      const now = new Date(connection.issuedAt);
      const lease = { owner: 'me', now, end: new Date(now.getTime() + 60_000) };
      await expect(getStore().leaseConnect(connection, lease)).resolves.toEqual({
        kind: 'taken',
        summary: { provider },
      });
      await getStore().connect(connection, { owner: 'me', codeHash: 'hash' });
      await expect(getStore().read(userId, provider)).resolves.toEqual(connection);
    });

    it('repeats no token in the error about tokens that are not JSON', async () => {
      const connection = createConnection();
      const { userId, provider } = connection;
      const sealed = await cipher.seal(Buffer.from('access-token-4711'), { userId, provider });
      const item = toItem(connection, sealed);
      await client.send(new PutItemCommand(createConnectionInputs(tableName).save(item)));

      const error: unknown = await getStore()
        .read(userId, provider)
        .catch((thrown: unknown) => thrown);

      expect(error).toBeInstanceOf(ConnectionUnreadableError);
      expect(inspect(error)).not.toContain('4711');
    });

    it('passes a retryable fault of the key service on', async () => {
      const connection = createConnection();
      await getStore().save(connection);
      const open = () => Promise.reject(new KeyServiceError('Decrypt', new Error('throttled')));
      const store = createConnectionStore({ client, tableName, cipher: { ...cipher, open } });

      await expect(store.read(connection.userId, connection.provider)).rejects.toBeInstanceOf(
        KeyServiceError,
      );
    });

    it('is not refused by its own first try when the answer was lost', async () => {
      const connection = createConnection();
      const flaky = createDynamoDbClient({ endpoint: TEST_DYNAMODB_ENDPOINT });
      let calls = 0;
      flaky.middlewareStack.add(
        (next) => async (input) => {
          const answer = await next(input);
          calls += 1;
          if (calls === 1) throw Object.assign(new Error('answer lost'), { code: 'ECONNRESET' });
          return answer;
        },
        { step: 'finalizeRequest', priority: 'low' },
      );

      await createConnectionStore({ client: flaky, tableName, cipher }).save(connection);

      expect(calls).toBe(2);
      expect(await getStore().read(connection.userId, connection.provider)).toEqual(connection);
      await expect(getStore().save(connection)).rejects.toBeInstanceOf(ConnectionConflictError);
      flaky.destroy();
    });
  },
);
