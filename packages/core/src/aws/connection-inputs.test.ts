import { marshall } from '@aws-sdk/util-dynamodb';

import { aConnection } from '../testing/connection-factory.ts';
import { createConnectionInputs } from './connection-inputs.ts';
import { toItem } from './connection-item.ts';

const connection = aConnection({ userId: 'ann', version: 8 });
const key = { userId: 'ann', provider: 'strava' };
const sealed = new Uint8Array([1]);
const lease = { owner: 'me', now: new Date(1_000), end: new Date(21_000) };
const LEASE_FREE = '(attribute_not_exists(leaseOwner) OR leaseEnd <= :now OR leaseOwner = :owner)';
const LEASE_VALUES = { ':owner': 'me', ':now': 1_000, ':end': 21_000 };
const SAME_TOKENS = 'version = :version AND connectedAt = :connectedAt';
const SAME_VALUES = { ':version': 8, ':connectedAt': connection.connectedAt };

describe('createConnectionInputs', () => {
  const inputs = createConnectionInputs('connections');
  const base = { TableName: 'connections', Key: marshall(key) };

  it('puts the first version where no tokens are', () => {
    const item = toItem({ ...connection, version: 1 }, sealed);
    expect(inputs.save(item)).toEqual({
      TableName: 'connections',
      Item: marshall(item),
      ConditionExpression: 'attribute_not_exists(sealed) OR sealed = :sealed',
      ExpressionAttributeValues: { ':sealed': { B: sealed } },
    });
  });

  it('puts a later version on the one before, of the same consent', () => {
    const item = toItem(connection, sealed);
    expect(inputs.save(item)).toEqual({
      TableName: 'connections',
      Item: marshall(item),
      ConditionExpression: '(version = :before AND connectedAt = :connectedAt) OR sealed = :sealed',
      ExpressionAttributeValues: marshall({
        ':before': 7,
        ':connectedAt': connection.connectedAt,
        ':sealed': sealed,
      }),
    });
  });

  it('puts a new consent under its lease', () => {
    const item = { ...toItem(connection, sealed), codeHash: 'hash' };
    expect(inputs.connect(item, 'me')).toEqual({
      TableName: 'connections',
      Item: marshall(item),
      ConditionExpression: 'leaseOwner = :owner OR sealed = :sealed',
      ExpressionAttributeValues: marshall({ ':owner': 'me', ':sealed': sealed }),
    });
  });

  it('leases the tokens as they were read', () => {
    expect(inputs.leaseRefresh(connection, lease)).toEqual({
      ...base,
      UpdateExpression: 'SET leaseOwner = :owner, leaseEnd = :end',
      ConditionExpression: `${SAME_TOKENS} AND ${LEASE_FREE}`,
      ExpressionAttributeValues: marshall({ ...SAME_VALUES, ...LEASE_VALUES }),
    });
  });

  it('leases for a new consent whatever is there', () => {
    expect(inputs.leaseConnect(key, lease)).toEqual({
      ...base,
      UpdateExpression: 'SET leaseOwner = :owner, leaseEnd = :end',
      ConditionExpression: LEASE_FREE,
      ExpressionAttributeValues: marshall(LEASE_VALUES),
      ReturnValues: 'ALL_NEW',
    });
  });

  it('gives back its own lease only', () => {
    expect(inputs.dropLease(key, 'me')).toEqual({
      ...base,
      UpdateExpression: 'REMOVE leaseOwner, leaseEnd',
      ConditionExpression: 'leaseOwner = :owner',
      ExpressionAttributeValues: marshall({ ':owner': 'me' }),
    });
  });

  it('marks the tokens that were refused and no others', () => {
    expect(inputs.markRefused(connection, new Date(0))).toEqual({
      ...base,
      UpdateExpression: 'SET refusedAt = :at REMOVE leaseOwner, leaseEnd',
      ConditionExpression: SAME_TOKENS,
      ExpressionAttributeValues: marshall({ ...SAME_VALUES, ':at': '1970-01-01T00:00:00.000Z' }),
    });
  });

  it('reads consistently, and what is sealed only for a session', () => {
    expect(inputs.get(key)).toEqual({ ...base, ConsistentRead: true });
    const summary = inputs.getSummary(key);
    const list = inputs.list('ann');
    expect([summary.ConsistentRead, list.ConsistentRead]).toEqual([true, true]);
    for (const { ExpressionAttributeNames: names = {} } of [summary, list]) {
      expect(Object.values(names)).not.toContain('sealed');
    }
    expect(list).toMatchObject({
      KeyConditionExpression: 'userId = :user',
      ExpressionAttributeValues: { ':user': { S: 'ann' } },
    });
  });

  it('removes whatever there is', () => {
    expect(inputs.remove(key)).toEqual(base);
  });
});
