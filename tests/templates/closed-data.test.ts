import { readRepositoryFile, readTemplate, type Resource, SERVICE_NAMES } from './read-template.ts';
import { toList } from './read-roles.ts';
import { ofType, RESOURCES } from './resources.ts';

interface PolicyStatement {
  readonly Effect: string;
  readonly Principal: unknown;
  readonly Action: string | readonly string[];
  readonly Condition?: unknown;
}

/** Every kind of thing that a stack makes. A new kind is a new way in: it is looked at, and then listed here. */
const KINDS = [
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Authorizer',
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Route',
  'AWS::ApiGatewayV2::Stage',
  'AWS::CloudWatch::Alarm',
  'AWS::CloudWatch::Dashboard',
  'AWS::DynamoDB::Table',
  'AWS::Events::Rule',
  'AWS::IAM::Role',
  'AWS::KMS::Alias',
  'AWS::KMS::Key',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Function',
  'AWS::Lambda::Permission',
  'AWS::Logs::LogGroup',
  'AWS::S3::Bucket',
  'AWS::S3::BucketPolicy',
  'AWS::SNS::Subscription',
  'AWS::SNS::Topic',
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::Queue',
  'AWS::SQS::QueuePolicy',
];

describe('packaged stacks', () => {
  it('make these kinds of things and no others', () => {
    expect([...new Set(RESOURCES.map(({ Type }) => Type))].sort()).toEqual(KINDS);
  });

  it('hand out names, ARNs and URLs of what they own, and nothing else', () => {
    const outputs = SERVICE_NAMES.flatMap((service) => Object.keys(readTemplate(service).Outputs));
    expect(outputs.filter((name) => !/(Name|Arn|Url|Id)$/.test(name))).toEqual([]);
  });
});

describe('packaged policies of resources', () => {
  const policies = RESOURCES.filter(({ Type }) => /Policy$/.test(Type)).map(({ name, Properties }) => ({
    name,
    statements: (Properties as { PolicyDocument: { Statement: PolicyStatement[] } }).PolicyDocument.Statement,
  }));

  it.each(policies)('$name opens nothing to everybody', ({ statements }) => {
    for (const { Effect, Principal } of statements) {
      if (Effect === 'Allow') expect(JSON.stringify(Principal)).not.toContain('*');
    }
  });

  it.each(policies.filter(({ name }) => name !== 'AlarmTopicPolicy'))(
    '$name refuses what comes without TLS',
    (policy) => {
      const denied = policy.statements.filter(({ Effect }) => Effect === 'Deny');
      expect(denied).toHaveLength(1);
      expect(JSON.stringify(denied[0]?.Condition)).toMatch(
        /^\{"Bool":\{"aws:SecureTransport":("false"|false)\}\}$/,
      );
    },
  );

  it('AlarmTopicPolicy takes messages of this account’s alarms alone', () => {
    const [statement, ...others] = policies.find(({ name }) => name === 'AlarmTopicPolicy')?.statements ?? [];
    expect(others).toEqual([]);
    expect(statement).toMatchObject({
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Action: 'sns:Publish',
      Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
    });
  });
});

describe('the packaged key', () => {
  const { Properties } = readTemplate('orchestrator').Resources['ConnectionKey'] as Resource;
  const { Statement } = (Properties as { KeyPolicy: { Statement: (PolicyStatement & { Sid: string })[] } })
    .KeyPolicy;

  it('is administered and used by this account alone', () => {
    const account = { AWS: { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root' } };
    expect(Statement.map(({ Sid, Effect, Principal }) => [Sid, Effect, Principal])).toEqual([
      ['AccountAdministers', 'Allow', account],
      ['RolesOfThisAccountUse', 'Allow', account],
    ]);
  });

  it('cannot be used by who administers it, nor its use be granted', () => {
    const [administers, uses] = Statement.map(({ Action }) => toList(Action));
    expect(administers?.filter((action) => /Decrypt|Encrypt|GenerateDataKey|Grant|\*/.test(action))).toEqual(
      [],
    );
    expect(uses).toEqual(['kms:Decrypt', 'kms:GenerateDataKey']);
  });
});

describe('packaged storage', () => {
  it.each([
    ['AWS::DynamoDB::Table', 4, { SSESpecification: { SSEEnabled: true } }],
    ['AWS::SQS::Queue', 3, { SqsManagedSseEnabled: true }],
    ['AWS::S3::Bucket', 3, { BucketEncryption: expect.anything() as unknown }],
  ])('of kind %s is %i times there, encrypted', (type, count, encryption) => {
    const stored = ofType<object>(type);
    expect(stored).toHaveLength(count);
    for (const { properties } of stored) expect(properties).toMatchObject(encryption);
  });

  it('keeps logs for a stated time in every group', () => {
    const groups = ofType<{ RetentionInDays: number }>('AWS::Logs::LogGroup');
    expect(groups).toHaveLength(ofType('AWS::Lambda::Function').length);
    expect(new Set(groups.map(({ properties }) => properties.RetentionInDays))).toEqual(new Set([90]));
  });
});

describe('the document of security', () => {
  it('names every table and queue', () => {
    const text = readRepositoryFile('docs/security.md');
    const names = ['AWS::DynamoDB::Table', 'AWS::SQS::Queue'].flatMap((type) =>
      ofType(type).map(({ name }) => name),
    );
    expect(names.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  });
});
