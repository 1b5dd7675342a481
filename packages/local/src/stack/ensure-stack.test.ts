import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { DescribeKeyCommand } from '@aws-sdk/client-kms';
import { GetQueueAttributesCommand, ListQueuesCommand } from '@aws-sdk/client-sqs';
import { createAwsClients } from './aws-clients.ts';
import { ensureStack } from './ensure-stack.ts';
import { removeStack } from './remove-stack.ts';
import type { Template } from './template.ts';

const template: Template = {
  Resources: {
    Queue: {
      Type: 'AWS::SQS::Queue',
      Properties: {
        VisibilityTimeout: 48,
        RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] }, maxReceiveCount: 11 },
      },
    },
    Dead: { Type: 'AWS::SQS::Queue' },
    Table: {
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      },
    },
    Key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: { Resource: { Ref: 'AWS::NoSuchThing' } } } },
    Policy: { Type: 'AWS::SQS::QueuePolicy', Properties: { Queues: [{ Ref: 'Queue' }] } },
  },
};

describe('ensureStack', () => {
  const sqsEndpoint = process.env.TEST_SQS_ENDPOINT ?? '';
  const clients = createAwsClients({
    dynamodb: process.env.TEST_DYNAMODB_ENDPOINT ?? '',
    sqs: sqsEndpoint,
    kms: process.env.TEST_KMS_ENDPOINT ?? '',
  });

  afterAll(() => clients.destroy());

  it('makes tables, queues and keys under the prefix and knows what their names stand for', async () => {
    const { scope, tables, queues } = await ensureStack(template, 'made', clients);
    expect(tables).toEqual({ Table: 'made-Table' });
    const url = `${sqsEndpoint}/000000000000/made-Queue`;
    expect(queues).toEqual([
      expect.objectContaining({ logicalId: 'Dead', visibilitySeconds: 30 }),
      {
        logicalId: 'Queue',
        url,
        arn: scope.attributes['Queue.Arn'],
        visibilitySeconds: 48,
        maxReceiveCount: 11,
      },
    ]);
    const { Table } = await clients.dynamodb.send(new DescribeTableCommand({ TableName: 'made-Table' }));
    expect(scope.attributes['Table.Arn']).toBe(Table?.TableArn);
    const { Attributes } = await clients.sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['RedrivePolicy'] }),
    );
    expect(JSON.parse(Attributes?.RedrivePolicy ?? '')).toEqual({
      deadLetterTargetArn: scope.attributes['Dead.Arn'],
      maxReceiveCount: 11,
    });
    const { KeyMetadata } = await clients.kms.send(new DescribeKeyCommand({ KeyId: scope.references.Key }));
    expect(scope.attributes['Key.Arn']).toBe(KeyMetadata?.Arn);
  });

  it('finds everything again when it is called again', async () => {
    const first = await ensureStack(template, 'again', clients);
    expect(await ensureStack(template, 'again', clients)).toEqual(first);
  });
});

describe('removeStack', () => {
  const clients = createAwsClients({
    dynamodb: process.env.TEST_DYNAMODB_ENDPOINT ?? '',
    sqs: process.env.TEST_SQS_ENDPOINT ?? '',
    kms: process.env.TEST_KMS_ENDPOINT ?? '',
  });

  afterAll(() => clients.destroy());

  it('takes away what has the prefix and nothing else', async () => {
    const gone = await ensureStack(template, 'gone', clients);
    const kept = await ensureStack(template, 'gone2', clients);
    await removeStack('gone', clients);
    const describeTable = (TableName?: string) =>
      clients.dynamodb.send(new DescribeTableCommand({ TableName }));
    const describeKey = (KeyId?: string) => clients.kms.send(new DescribeKeyCommand({ KeyId }));
    await expect(describeTable(gone.tables.Table)).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
    await expect(describeTable(kept.tables.Table)).resolves.toBeDefined();
    await expect(describeKey(gone.scope.references.Key)).rejects.toMatchObject({ name: 'NotFoundException' });
    await expect(describeKey(kept.scope.references.Key)).resolves.toBeDefined();
    const { QueueUrls } = await clients.sqs.send(new ListQueuesCommand({ QueueNamePrefix: 'gone' }));
    expect(QueueUrls?.map((url) => url.split('/').at(-1)).sort()).toEqual(['gone2-Dead', 'gone2-Queue']);
  });
});
