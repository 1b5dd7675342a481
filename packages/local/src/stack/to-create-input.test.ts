import { toCreateQueue, parseQueueProperties } from './to-create-queue.ts';
import { toCreateTable } from './to-create-table.ts';
import { toTimeToLive } from './to-time-to-live.ts';

const table = {
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
  GlobalSecondaryIndexes: [
    {
      IndexName: 'byId',
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      Projection: { ProjectionType: 'KEYS_ONLY' },
    },
  ],
};

describe('toCreateTable', () => {
  it('keeps what decides answers and drops what an emulator has no use for', () => {
    const properties = {
      ...table,
      TableName: 'ignored',
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: { SSEEnabled: true },
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    };
    expect(toCreateTable('run-Table', properties)).toEqual({ TableName: 'run-Table', ...table });
  });

  it('reads capacity units written as text', () => {
    const ProvisionedThroughput = { ReadCapacityUnits: '5', WriteCapacityUnits: 6 };
    expect(toCreateTable('run-Table', { ...table, ProvisionedThroughput })).toMatchObject({
      ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 6 },
    });
  });

  it('refuses a table without a key', () => {
    expect(() => toCreateTable('run-Table', { ...table, KeySchema: undefined })).toThrow('KeySchema');
  });
});

describe('toTimeToLive', () => {
  it('is there only for items that expire', () => {
    const specification = { AttributeName: 'expiresAt', Enabled: true };
    expect(toTimeToLive('run-Table', { TimeToLiveSpecification: specification })).toEqual({
      TableName: 'run-Table',
      TimeToLiveSpecification: specification,
    });
    expect(
      toTimeToLive('run-Table', { TimeToLiveSpecification: { ...specification, Enabled: 'false' } }),
    ).toBe(undefined);
    expect(toTimeToLive('run-Table', {})).toBe(undefined);
  });
});

describe('toCreateQueue', () => {
  it('writes every attribute as text and the redrive policy as JSON', () => {
    const properties = parseQueueProperties({
      VisibilityTimeout: '48',
      MessageRetentionPeriod: 1_209_600,
      SqsManagedSseEnabled: true,
      RedrivePolicy: { deadLetterTargetArn: 'arn:dead', maxReceiveCount: '11' },
    });
    expect(toCreateQueue('run-Queue', properties)).toEqual({
      QueueName: 'run-Queue',
      Attributes: {
        VisibilityTimeout: '48',
        MessageRetentionPeriod: '1209600',
        RedrivePolicy: '{"deadLetterTargetArn":"arn:dead","maxReceiveCount":11}',
      },
    });
  });
});
