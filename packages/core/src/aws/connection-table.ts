import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  type PutItemCommandInput,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';

import {
  type Connection,
  ConnectionConflictError,
  type ConnectionStore,
  ConnectionUnreadableError,
} from '../connections.ts';
import { type EnvelopeCipher, SealedDataError } from '../envelope-cipher.ts';
import { callAws } from './call-aws.ts';
import { type ConnectionInputs, createConnectionInputs } from './connection-inputs.ts';
import { parseItem, toConnection, toItem, toSealedPart, toSummary } from './connection-item.ts';
import { createConnectionLeases } from './connection-leases.ts';

export interface ConnectionTable {
  readonly client: DynamoDBClient;
  /** Keys: `userId` (partition), `provider` (sort). */
  readonly tableName: string;
  readonly cipher: EnvelopeCipher;
}

interface OpenTable extends ConnectionTable {
  readonly inputs: ConnectionInputs;
}

/**
 * Connections in DynamoDB, their tokens sealed under a context of user and provider: an item cannot change places.
 * Throws AwsUnavailableError and KeyServiceError (retryable), and other errors as the SDK throws them.
 */
export function createConnectionStore(options: ConnectionTable): ConnectionStore {
  const { client, tableName, cipher } = options;
  const inputs = createConnectionInputs(tableName);
  const table = { ...options, inputs };
  const seal = (connection: Connection) => {
    const { userId, provider } = connection;
    return cipher.seal(toSealedPart(connection), { userId, provider });
  };
  return {
    ...createConnectionLeases(client, inputs),
    ...createConnectionList(options),
    read: (userId, provider) => readConnection(table, { userId, provider }),
    save: async (connection) => {
      const item = toItem(connection, await seal(connection));
      await put(table, connection, inputs.save(item));
    },
    connect: async (connection, { owner, codeHash }) => {
      const item = { ...toItem(connection, await seal(connection)), codeHash };
      await put(table, connection, inputs.connect(item, owner));
    },
    remove: async (key) => {
      await callAws('DeleteItem', () => client.send(new DeleteItemCommand(inputs.remove(key))));
    },
  };
}

/** The part that opens no tokens, for who must not. */
export function createConnectionList({
  client,
  tableName,
}: Omit<ConnectionTable, 'cipher'>): Pick<ConnectionStore, 'list'> {
  const inputs = createConnectionInputs(tableName);
  return {
    list: async (userId) => {
      // One page: a user has no more items than there are providers, of 1 KB each.
      const { Items = [] } = await callAws('Query', () => client.send(new QueryCommand(inputs.list(userId))));
      return Items.map((item) => toSummary(unmarshall(item)));
    },
  };
}

async function put({ client }: OpenTable, connection: Connection, input: PutItemCommandInput): Promise<void> {
  try {
    await callAws('PutItem', () => client.send(new PutItemCommand(input)));
  } catch (error) {
    throw error instanceof ConditionalCheckFailedException ? new ConnectionConflictError(connection) : error;
  }
}

async function readConnection(
  { client, inputs, cipher }: OpenTable,
  { userId, provider }: { readonly userId: string; readonly provider: string },
): Promise<Connection | undefined> {
  const command = new GetItemCommand(inputs.get({ userId, provider }));
  const { Item } = await callAws('GetItem', () => client.send(command));
  if (Item === undefined) return undefined;
  try {
    const item = parseItem(unmarshall(Item));
    return item && toConnection(item, await cipher.open(item.sealed, { userId, provider }));
  } catch (error) {
    throw error instanceof SealedDataError
      ? new ConnectionUnreadableError({ provider, cause: error })
      : error;
  }
}
