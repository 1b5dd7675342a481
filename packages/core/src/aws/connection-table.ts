import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  type PutItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';

import {
  type Connection,
  ConnectionConflictError,
  type ConnectionStore,
  ConnectionUnreadableError,
} from '../connections.ts';
import { type EnvelopeCipher, SealedDataError } from '../envelope-cipher.ts';
import { type ConnectionItem, parseItem, toConnection, toSealedPart } from './connection-item.ts';

export interface ConnectionTable {
  readonly client: DynamoDBClient;
  /** Keys: `userId` (partition), `provider` (sort). */
  readonly tableName: string;
  readonly cipher: EnvelopeCipher;
}

/** Connections in DynamoDB, their tokens sealed under a context of user and provider: an item cannot change places. */
export function createConnectionStore(table: ConnectionTable): ConnectionStore {
  return {
    read: (userId, provider) => readConnection(table, { userId, provider }),
    save: async (connection) => {
      const { userId, provider, expiresAt, version } = connection;
      const sealed = await table.cipher.seal(toSealedPart(connection), { userId, provider });
      const input = toPutItemInput(table.tableName, { userId, provider, sealed, expiresAt, version });
      await table.client.send(new PutItemCommand(input)).catch((error: unknown) => {
        throw error instanceof ConditionalCheckFailedException
          ? new ConnectionConflictError(connection)
          : error;
      });
    },
  };
}

async function readConnection(
  { client, tableName, cipher }: ConnectionTable,
  { userId, provider }: { readonly userId: string; readonly provider: string },
): Promise<Connection | undefined> {
  const Key = marshall({ userId, provider });
  // Consistent: a token that was just refreshed must not be followed by the one it replaced.
  const { Item } = await client.send(new GetItemCommand({ TableName: tableName, Key, ConsistentRead: true }));
  if (Item === undefined) return undefined;
  try {
    const item = parseItem(unmarshall(Item));
    return toConnection(item, await cipher.open(item.sealed, { userId, provider }));
  } catch (error) {
    throw error instanceof SealedDataError
      ? new ConnectionUnreadableError({ provider, cause: error })
      : error;
  }
}

/**
 * The write of one version, as data. Clause by clause:
 * - first version: nothing is there;
 * - later version: the one before is there;
 * - ours already: these very bytes are there. The SDK repeats a call whose answer was lost; without this clause the
 *   repetition would be refused by our own first try, and a rotated refresh token would look lost.
 *
 *     we: put v2 ........ (answer lost) put v2 again -> v2 is there, with our bytes: fine
 *     other:      put v2 -> refused
 */
export function toPutItemInput(tableName: string, item: ConnectionItem): PutItemCommandInput {
  const before =
    item.version === 1
      ? { clause: 'attribute_not_exists(userId)', values: {} }
      : { clause: 'version = :before', values: { ':before': item.version - 1 } };
  return {
    TableName: tableName,
    Item: marshall(item),
    ConditionExpression: `${before.clause} OR sealed = :sealed`,
    ExpressionAttributeValues: marshall({ ...before.values, ':sealed': item.sealed }),
  };
}
