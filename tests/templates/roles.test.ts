import { PROVIDERS } from '../../packages/connectors/src/catalog.ts';
import { propertiesOfType, readTemplate, SERVICE_NAMES, toLogicalId } from './read-template.ts';

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
}

interface RoleProperties {
  readonly AssumeRolePolicyDocument: unknown;
  readonly ManagedPolicyArns?: readonly unknown[];
  readonly Policies: readonly { readonly PolicyDocument: { readonly Statement: readonly Statement[] } }[];
}

const WRITE_LOGS = ['logs:CreateLogStream', 'logs:PutLogEvents'];
const READ_AND_UPDATE = ['dynamodb:GetItem', 'dynamodb:UpdateItem'];
const CONSUME = [
  'sqs:ChangeMessageVisibility',
  'sqs:DeleteMessage',
  'sqs:GetQueueAttributes',
  'sqs:ReceiveMessage',
];
const SEND = ['sqs:SendMessage'];

const CLIENT_SECRET =
  'arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter/syncwell/prod/clients';
const READ_CLIENT_SECRETS = Object.fromEntries(
  PROVIDERS.map(({ name }) => [`${CLIENT_SECRET}/${name}`, ['ssm:GetParameter']]),
);

const EVENT_BUS = 'arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:event-bus/default';

const ERASE_USERS = {
  OrchestrationTable: ['dynamodb:DeleteItem', ...READ_AND_UPDATE],
  '${OrchestrationTable.Arn}/index/byUser': ['dynamodb:Query'],
  ConnectionTable: ['dynamodb:DeleteItem', 'dynamodb:GetItem', 'dynamodb:Query'],
  ConnectionKey: ['kms:Decrypt'],
  LedgerTable: ['dynamodb:BatchWriteItem', 'dynamodb:Query'],
  ...READ_CLIENT_SECRETS,
};

/** All that each function may do: resource -> actions. A new permission is a new line here. */
const PERMISSIONS = {
  PostOrchestration: {
    PostOrchestrationLogGroup: WRITE_LOGS,
    OrchestrationTable: READ_AND_UPDATE,
    '${OrchestrationTable.Arn}/index/byUser': ['dynamodb:Query'],
    ColdQueue: SEND,
  },
  PostPlan: {
    PostPlanLogGroup: WRITE_LOGS,
    OrchestrationTable: ['dynamodb:BatchGetItem'],
    '${OrchestrationTable.Arn}/index/byUser': ['dynamodb:Query'],
    BudgetTable: ['dynamodb:GetItem'],
  },
  PostPause: { PostPauseLogGroup: WRITE_LOGS, OrchestrationTable: READ_AND_UPDATE },
  PostResume: { PostResumeLogGroup: WRITE_LOGS, OrchestrationTable: READ_AND_UPDATE, ColdQueue: SEND },
  PostCancel: { PostCancelLogGroup: WRITE_LOGS, OrchestrationTable: READ_AND_UPDATE },
  PostRetry: {
    PostRetryLogGroup: WRITE_LOGS,
    OrchestrationTable: READ_AND_UPDATE,
    ColdQueue: SEND,
    [EVENT_BUS]: ['events:PutEvents'],
  },
  GetConnections: { GetConnectionsLogGroup: WRITE_LOGS, ConnectionTable: ['dynamodb:Query'] },
  PutConnection: {
    PutConnectionLogGroup: WRITE_LOGS,
    OrchestrationTable: ['dynamodb:GetItem'],
    ConnectionTable: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
    ConnectionKey: ['kms:GenerateDataKey'],
    ...READ_CLIENT_SECRETS,
  },
  DeleteConnection: {
    DeleteConnectionLogGroup: WRITE_LOGS,
    ConnectionTable: ['dynamodb:DeleteItem', 'dynamodb:GetItem'],
    ConnectionKey: ['kms:Decrypt'],
    ...READ_CLIENT_SECRETS,
  },
  DeleteMe: { DeleteMeLogGroup: WRITE_LOGS, ...ERASE_USERS },
  OnSweep: {
    OnSweepLogGroup: WRITE_LOGS,
    ...ERASE_USERS,
    '${OrchestrationTable.Arn}/index/wake': ['dynamodb:Query'],
    ColdQueue: SEND,
    [EVENT_BUS]: ['events:PutEvents'],
  },
  OnChunkMessage: {
    OnChunkMessageLogGroup: WRITE_LOGS,
    OrchestrationTable: READ_AND_UPDATE,
    ConnectionTable: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
    LedgerTable: ['dynamodb:BatchGetItem', 'dynamodb:UpdateItem'],
    BudgetTable: READ_AND_UPDATE,
    ConnectionKey: ['kms:Decrypt', 'kms:GenerateDataKey'],
    ...READ_CLIENT_SECRETS,
    ColdQueue: CONSUME,
    QuarantineQueue: SEND,
  },
  OnDeadLetter: {
    OnDeadLetterLogGroup: WRITE_LOGS,
    OrchestrationTable: READ_AND_UPDATE,
    ColdDeadLetterQueue: CONSUME,
    QuarantineQueue: SEND,
  },
  GetChunks: { GetChunksLogGroup: WRITE_LOGS, OrchestrationTable: ['dynamodb:GetItem'] },
  GetOrchestrations: {
    GetOrchestrationsLogGroup: WRITE_LOGS,
    OrchestrationTable: ['dynamodb:BatchGetItem'],
    byUser: ['dynamodb:Query'],
  },
  GetStatus: {
    GetStatusLogGroup: WRITE_LOGS,
    OrchestrationTable: ['dynamodb:GetItem'],
    BudgetTable: ['dynamodb:GetItem'],
  },
};

function toList<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}

function toPermissions(statements: readonly Statement[]): Record<string, string[]> {
  const permissions: Record<string, string[]> = {};
  for (const { Action, Resource } of statements) {
    for (const target of toList(Resource).map(toLogicalId)) {
      permissions[target] = [...(permissions[target] ?? []), ...toList(Action)].sort();
    }
  }
  return permissions;
}

describe('packaged roles', () => {
  const roles = SERVICE_NAMES.flatMap((service) => [
    ...propertiesOfType<RoleProperties>(readTemplate(service), 'AWS::IAM::Role'),
  ]).map(([logicalId, properties]) => ({
    name: logicalId.replace('IamRoleLambdaExecution', ''),
    properties,
    statements: properties.Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement),
  }));

  it('allow each function what is listed here, and nothing else', () => {
    const permissions = roles.map(({ name, statements }) => [name, toPermissions(statements)]);
    expect(Object.fromEntries(permissions)).toEqual(PERMISSIONS);
  });

  it.each(roles)('$name names every action and resource', ({ statements }) => {
    for (const { Effect, Action, Resource } of statements) {
      expect(Effect).toBe('Allow');
      expect(toList(Action).join()).not.toContain('*');
      expect(JSON.stringify(Resource)).not.toContain('*');
    }
  });

  it.each(roles)('$name is for Lambda alone, without managed policies', ({ properties }) => {
    expect(properties.ManagedPolicyArns ?? []).toEqual([]);
    expect(properties.AssumeRolePolicyDocument).toMatchObject({
      Statement: [{ Effect: 'Allow', Principal: { Service: ['lambda.amazonaws.com'] } }],
    });
  });
});
