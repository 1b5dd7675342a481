import type {
  DeleteItemCommandInput,
  GetItemCommandInput,
  PutItemCommandInput,
  QueryCommandInput,
  UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';

import type { Connection, ConnectionKey, TokenLease } from '../connections.ts';
import type { ConnectionItem } from './connection-item.ts';

/** Everything of an item that is no secret and that is asked for. */
const SUMMARY = 'provider, connectedAt, refusedAt, version, codeHash, leaseOwner, leaseEnd';
/** Nobody has it, it is over, or it is ours: the SDK repeats a call whose answer was lost. */
const LEASE_FREE = '(attribute_not_exists(leaseOwner) OR leaseEnd <= :now OR leaseOwner = :owner)';
const TAKE_LEASE = 'SET leaseOwner = :owner, leaseEnd = :end';

/** Each call on the connection table as data. Keys: `userId` (partition), `provider` (sort). */
export interface ConnectionInputs {
  get(key: ConnectionKey): GetItemCommandInput;
  getSummary(key: ConnectionKey): GetItemCommandInput;
  list(userId: string): QueryCommandInput;
  /**
   * The write of one version. Clause by clause:
   * - first version: no tokens are there;
   * - later version: the one before is there, and of the same consent. Without that, a refresh begun before the user
   *   disconnected and connected anew could put the old consent's tokens over the new one's: versions begin at 1 again;
   * - ours already: these very bytes are there. The SDK repeats a call whose answer was lost; without this clause the
   *   repetition would be refused by our own first try, and a rotated refresh token would look lost.
   *
   *     we: put v2 ........ (answer lost) put v2 again -> v2 is there, with our bytes: fine
   *     other:      put v2 -> refused
   *
   * The lease is no clause: whoever got tokens from the provider has the newest, even if its lease ran out meanwhile.
   */
  save(item: ConnectionItem): PutItemCommandInput;
  /** The write of a new consent: under our lease, or there already (see `save`). */
  connect(item: ConnectionItem & { readonly codeHash: string }, owner: string): PutItemCommandInput;
  /** Only for the tokens as read. A lease on an absent item would leave a ghost, hence the version. */
  leaseRefresh(connection: Connection, lease: TokenLease): UpdateItemCommandInput;
  /** Makes the item if need be: one without tokens is no connection. */
  leaseConnect(key: ConnectionKey, lease: TokenLease): UpdateItemCommandInput;
  dropLease(key: ConnectionKey, owner: string): UpdateItemCommandInput;
  markRefused(connection: Connection, at: Date): UpdateItemCommandInput;
  remove(key: ConnectionKey): DeleteItemCommandInput;
}

export function createConnectionInputs(TableName: string): ConnectionInputs {
  const of = ({ userId, provider }: ConnectionKey) => ({ TableName, Key: marshall({ userId, provider }) });
  return {
    // Consistent: a token that was just refreshed must not be followed by the one it replaced.
    get: (key) => ({ ...of(key), ConsistentRead: true }),
    getSummary: (key) => ({ ...of(key), ConsistentRead: true, ...named(SUMMARY) }),
    list: (userId) => ({
      TableName,
      ConsistentRead: true,
      KeyConditionExpression: 'userId = :user',
      ExpressionAttributeValues: marshall({ ':user': userId }),
      ...named(SUMMARY),
    }),
    save: (item) => ({
      TableName,
      Item: marshall(item),
      ...(item.version === 1
        ? when('attribute_not_exists(sealed) OR sealed = :sealed', { ':sealed': item.sealed })
        : when('(version = :before AND connectedAt = :connectedAt) OR sealed = :sealed', {
            ':before': item.version - 1,
            ':connectedAt': item.connectedAt,
            ':sealed': item.sealed,
          })),
    }),
    connect: (item, owner) => ({
      TableName,
      Item: marshall(item),
      ...when('leaseOwner = :owner OR sealed = :sealed', { ':owner': owner, ':sealed': item.sealed }),
    }),
    leaseRefresh: (connection, lease) => ({
      ...of(connection),
      UpdateExpression: TAKE_LEASE,
      ...when(`${SAME_TOKENS} AND ${LEASE_FREE}`, { ...sameTokens(connection), ...leaseValues(lease) }),
    }),
    leaseConnect: (key, lease) => ({
      ...of(key),
      UpdateExpression: TAKE_LEASE,
      ...when(LEASE_FREE, leaseValues(lease)),
      ReturnValues: 'ALL_NEW',
    }),
    dropLease: (key, owner) => ({
      ...of(key),
      UpdateExpression: 'REMOVE leaseOwner, leaseEnd',
      ...when('leaseOwner = :owner', { ':owner': owner }),
    }),
    markRefused: (connection, at) => ({
      ...of(connection),
      UpdateExpression: 'SET refusedAt = :at REMOVE leaseOwner, leaseEnd',
      ...when(SAME_TOKENS, { ...sameTokens(connection), ':at': at.toISOString() }),
    }),
    remove: of,
  };
}

const SAME_TOKENS = 'version = :version AND connectedAt = :connectedAt';

function sameTokens({ version, connectedAt }: Connection) {
  return { ':version': version, ':connectedAt': connectedAt };
}

function leaseValues({ owner, end, now }: TokenLease) {
  return { ':owner': owner, ':end': end.getTime(), ':now': now.getTime() };
}

function when(ConditionExpression: string, values: Readonly<Record<string, unknown>>) {
  return { ConditionExpression, ExpressionAttributeValues: marshall(values) };
}

/** `version` and the like may be reserved words one day; a name of our own for each never is. */
function named(attributes: string) {
  const names = attributes.split(', ');
  return {
    ProjectionExpression: names.map((name) => `#${name}`).join(', '),
    ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
  };
}
