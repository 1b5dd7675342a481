import { propertiesOfType, readTemplate, SERVICE_NAMES, toLogicalId } from './read-template.ts';

interface FunctionProperties {
  readonly Handler: string;
  readonly Runtime: string;
  readonly Architectures: readonly string[];
  readonly Timeout: number;
  readonly Role: unknown;
  readonly Environment: { readonly Variables: Readonly<Record<string, unknown>> };
}

const RECORD = ['NODE_OPTIONS', 'ORCHESTRATION_TABLE', 'SERVICE'];
const PACED = [...RECORD, 'PACE', 'WORKER_TIMEOUT_SECONDS'];
const SENDING = [...PACED, 'COLD_QUEUE_URL', 'USER_HASH_KEY'];
const BEGINNING = [...SENDING, 'PREMIUM_CLAIM', 'RESTARTS_PER_DAY'];
const CONSENT = ['CLIENT_PARAMETER_PATH', 'CONNECTION_KEY_ID', 'CONNECTION_TABLE', 'PROVIDER_URLS'];
const ERASING = [...CONSENT, 'LEDGER_TABLE', 'USER_HASH_KEY'];
const CONSUMING = [...PACED, 'QUARANTINE_QUEUE_URL'];

/** Environment of each function: what its code reads, and nothing else. */
const ENVIRONMENTS: Readonly<Record<string, readonly string[]>> = {
  PostOrchestrationLambdaFunction: [...BEGINNING, 'STARTS_PER_DAY'],
  PostPlanLambdaFunction: [...PACED, 'BUDGET_TABLE', 'PROVIDER_WINDOW_SCALE'],
  PostPauseLambdaFunction: PACED,
  PostResumeLambdaFunction: BEGINNING,
  PostCancelLambdaFunction: PACED,
  PostRetryLambdaFunction: [...BEGINNING, 'EVENT_BUS_NAME'],
  GetConnectionsLambdaFunction: [...PACED, 'CONNECTION_TABLE', 'PROVIDER_URLS'],
  PutConnectionLambdaFunction: [...PACED, ...CONSENT, 'REDIRECT_URIS', 'USER_HASH_KEY'],
  DeleteConnectionLambdaFunction: [...PACED, ...CONSENT],
  DeleteMeLambdaFunction: [...PACED, ...ERASING],
  OnSweepLambdaFunction: [...PACED, ...ERASING, 'COLD_QUEUE_URL', 'EVENT_BUS_NAME'],
  OnChunkMessageLambdaFunction: [
    ...CONSUMING,
    'COLD_QUEUE_URL',
    'CLIENT_PARAMETER_PATH',
    'CONNECTION_KEY_ID',
    'CONNECTION_TABLE',
    'LEDGER_TABLE',
    'BUDGET_TABLE',
    'PROVIDER_URLS',
    'PROVIDER_WINDOW_SCALE',
    'USER_HASH_KEY',
  ],
  OnDeadLetterLambdaFunction: [...CONSUMING, 'DEAD_LETTER_QUEUE_URL'],
  GetChunksLambdaFunction: RECORD,
  GetOrchestrationsLambdaFunction: RECORD,
  GetStatusLambdaFunction: [...RECORD, 'BUDGET_TABLE', 'PROVIDER_WINDOW_SCALE'],
};

describe('packaged functions', () => {
  const templates = SERVICE_NAMES.map(readTemplate);
  const functions = templates.flatMap((template) => [
    ...propertiesOfType<FunctionProperties>(template, 'AWS::Lambda::Function'),
  ]);

  it('are the ones listed here', () => {
    expect(functions.map(([name]) => name).sort()).toEqual(Object.keys(ENVIRONMENTS).sort());
  });

  it.each(functions)('%s runs on Node 24, arm64', (_name, { Runtime, Architectures }) => {
    expect({ Runtime, Architectures }).toEqual({ Runtime: 'nodejs24.x', Architectures: ['arm64'] });
  });

  it.each(functions)('%s has no reserved concurrency', (_name, properties) => {
    expect(properties).not.toHaveProperty('ReservedConcurrentExecutions');
  });

  it.each(functions)('%s gets the environment that it reads', (name, { Environment }) => {
    expect(Object.keys(Environment.Variables).sort()).toEqual([...(ENVIRONMENTS[name] ?? [])].sort());
  });

  it.each(functions)('%s has a role of its own', (name, { Role }) => {
    expect(toLogicalId(Role)).toBe(name.replace('LambdaFunction', 'IamRoleLambdaExecution'));
  });

  it('keep their logs for a stated time', () => {
    const retentions = templates.flatMap((template) => [
      ...propertiesOfType<{ RetentionInDays?: number }>(template, 'AWS::Logs::LogGroup').values(),
    ]);
    expect(retentions).toHaveLength(functions.length);
    for (const group of retentions) expect(group).toMatchObject({ RetentionInDays: 90 });
  });

  it('talk to the providers themselves', () => {
    const worker = new Map(functions).get('OnChunkMessageLambdaFunction');
    expect(worker?.Environment.Variables).toMatchObject({ PROVIDER_URLS: '{}' });
  });
});

describe('packaged templates', () => {
  const SECRET_LIKE = [
    /\b(AKIA|ASIA)[A-Z0-9]{16}\b/,
    /-----BEGIN/,
    /\beyJ[\w-]{10,}\./,
    /"[^"]*(secret|password|token|api_?key|credential)[^"]*":\s*"[^"]+"/i,
  ];

  it.each(SERVICE_NAMES)('of %s hold nothing like a secret', (service) => {
    const text = JSON.stringify(readTemplate(service));
    for (const pattern of SECRET_LIKE) expect(text).not.toMatch(pattern);
  });
});
