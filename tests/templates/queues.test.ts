import { propertiesOfType, readTemplate, toLogicalId } from './read-template.ts';

interface QueueProperties {
  readonly VisibilityTimeout: number;
  readonly MessageRetentionPeriod?: number;
}

interface EventSourceProperties {
  readonly EventSourceArn: unknown;
  readonly FunctionName: unknown;
}

const FOURTEEN_DAYS_SECONDS = 1_209_600;

const orchestrator = readTemplate('orchestrator');
const worker = readTemplate('chunk-worker');
const queues = propertiesOfType<QueueProperties>(orchestrator, 'AWS::SQS::Queue');
const functions = propertiesOfType<{ Timeout: number }>(worker, 'AWS::Lambda::Function');
const sources = [
  ...propertiesOfType<EventSourceProperties>(worker, 'AWS::Lambda::EventSourceMapping').values(),
].map((properties) => ({
  queue: toLogicalId(properties.EventSourceArn),
  consumer: toLogicalId(properties.FunctionName),
  properties,
}));

describe('packaged queues', () => {
  it('are consumed by one function each, the quarantine by none', () => {
    expect(sources.map(({ queue, consumer }) => [queue, consumer]).sort()).toEqual([
      ['ColdDeadLetterQueue', 'OnDeadLetterLambdaFunction'],
      ['ColdQueue', 'OnChunkMessageLambdaFunction'],
    ]);
    expect([...queues.keys()].sort()).toEqual(['ColdDeadLetterQueue', 'ColdQueue', 'QuarantineQueue']);
  });

  it.each(sources)('$queue hides a message for six times the timeout of $consumer', ({ queue, consumer }) => {
    const timeout = functions.get(consumer)?.Timeout ?? Number.NaN;
    expect(queues.get(queue)?.VisibilityTimeout).toBeGreaterThanOrEqual(6 * timeout);
  });

  it('ColdQueue gives a message up after eleven receives', () => {
    expect(queues.get('ColdQueue')).toMatchObject({
      RedrivePolicy: {
        deadLetterTargetArn: { 'Fn::GetAtt': ['ColdDeadLetterQueue', 'Arn'] },
        maxReceiveCount: 11,
      },
    });
  });

  it.each(['ColdDeadLetterQueue', 'QuarantineQueue'])('%s keeps messages for 14 days', (name) => {
    expect(queues.get(name)?.MessageRetentionPeriod).toBe(FOURTEEN_DAYS_SECONDS);
  });

  it.each([...queues])('%s is encrypted and has a generated name', (_name, properties) => {
    expect(properties).toMatchObject({ SqsManagedSseEnabled: true });
    expect(properties).not.toHaveProperty('QueueName');
  });

  it.each([...queues.keys()])('%s refuses requests without TLS', (name) => {
    const arn = { 'Fn::GetAtt': [name, 'Arn'] };
    expect(orchestrator.Resources[`${name}Policy`]).toMatchObject({
      Condition: 'OnAws',
      Properties: {
        Queues: [{ Ref: name }],
        PolicyDocument: {
          Statement: [
            {
              Effect: 'Deny',
              Principal: '*',
              Action: 'sqs:*',
              Resource: arn,
              Condition: { Bool: { 'aws:SecureTransport': 'false' } },
            },
          ],
        },
      },
    });
    expect(orchestrator).toMatchObject({
      Conditions: { OnAws: { 'Fn::Not': [{ 'Fn::Equals': ['false', 'true'] }] } },
    });
  });
});

describe('packaged event sources', () => {
  it.each(sources)('$queue delivers one message at a time, and takes back those named', ({ properties }) => {
    expect(properties).toMatchObject({
      BatchSize: 1,
      Enabled: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
  });

  it.each([
    ['ColdQueue', 20],
    ['ColdDeadLetterQueue', 2],
  ])('%s runs at most %i invocations at once', (name, MaximumConcurrency) => {
    const source = sources.find(({ queue }) => queue === name);
    expect(source?.properties).toMatchObject({ ScalingConfig: { MaximumConcurrency } });
  });
});
