import { PROVIDERS } from '../../packages/connectors/src/catalog.ts';
import { rulesOf, writersOf } from './metrics-of.ts';
import { propertiesOfType, readTemplate, SERVICE_NAMES, toLogicalId } from './read-template.ts';

interface Metric {
  readonly Namespace: string;
  readonly MetricName: string;
  readonly Dimensions: readonly { readonly Name: string; readonly Value: unknown }[];
}

interface Alarm extends Partial<Metric> {
  readonly AlarmDescription: string;
  readonly Metrics?: readonly {
    readonly Id: string;
    readonly Expression?: string;
    readonly ReturnData?: boolean;
    readonly MetricStat?: { readonly Metric: Metric; readonly Period: number };
  }[];
  readonly Statistic?: string;
  readonly Period?: number;
  readonly EvaluationPeriods: number;
  readonly ComparisonOperator: string;
  readonly Threshold: number;
  readonly TreatMissingData: string;
  readonly AlarmActions: readonly unknown[];
}

const orchestrator = readTemplate('orchestrator');
const alarms = propertiesOfType<Alarm>(orchestrator, 'AWS::CloudWatch::Alarm');
const functionNames = SERVICE_NAMES.flatMap((service) => [
  ...propertiesOfType<{ FunctionName: string }>(readTemplate(service), 'AWS::Lambda::Function').values(),
]).map(({ FunctionName }) => FunctionName);

/** What each alarm looks at, from which value on, for how many seconds. */
const WATCHED: Readonly<Record<string, string>> = {
  DeadLettersCounted: 'Sum of SyncWell DeadLettersCounted > 0 for 300 s',
  DeadLettersWaiting: 'Maximum of AWS/SQS ApproximateAgeOfOldestMessage > 1080 for 300 s',
  FunctionsThrottled: 'AWS/Lambda Throttles > 0 for 300 s',
  HttpErrorRate: 'AWS/ApiGateway 5xx, AWS/ApiGateway Count > 1 for 900 s',
  InvariantViolations: 'Sum of SyncWell InvariantViolation > 0 for 300 s',
  MessagesInQuarantine: 'Maximum of AWS/SQS ApproximateNumberOfMessagesVisible > 0 for 300 s',
  OldestMessage: 'Maximum of AWS/SQS ApproximateAgeOfOldestMessage > 8100 for 900 s',
  StravaDayUsedUp: 'Sum of SyncWell BudgetUsedUp > 0 for 3600 s',
  StuckOrchestrations: 'Sum of SyncWell StuckOrchestrations > 0 for 900 s',
  SweeperErrors: 'Sum of AWS/Lambda Errors > 0 for 600 s',
  SweeperMissing: 'Sum of AWS/Lambda Invocations < 1 for 600 s',
  TablesThrottled: 'AWS/DynamoDB ReadThrottleEvents, AWS/DynamoDB WriteThrottleEvents > 0 for 300 s',
  WorkerErrorRate: 'AWS/Lambda Errors, AWS/Lambda Invocations > 5 for 900 s',
};

function metricsOf({ Namespace = '', MetricName = '', Dimensions = [], Metrics }: Alarm): Metric[] {
  if (Metrics === undefined) return [{ Namespace, MetricName, Dimensions }];
  return Metrics.flatMap(({ MetricStat }) => (MetricStat === undefined ? [] : [MetricStat.Metric]));
}

function describeAlarm(alarm: Alarm): string {
  const names = new Set(metricsOf(alarm).map(({ Namespace, MetricName }) => `${Namespace} ${MetricName}`));
  const what = `${alarm.Statistic === undefined ? '' : `${alarm.Statistic} of `}${[...names].join(', ')}`;
  const operator = alarm.ComparisonOperator === 'LessThanThreshold' ? '<' : '>';
  const period = alarm.Period ?? alarm.Metrics?.find(({ MetricStat }) => MetricStat)?.MetricStat?.Period ?? 0;
  return `${what} ${operator} ${alarm.Threshold} for ${period * alarm.EvaluationPeriods} s`;
}

const watched = [...alarms].flatMap(([name, alarm]) =>
  metricsOf(alarm).map((metric) => ({ name, ...metric, alarm })),
);

describe('packaged alarms', () => {
  it('are the ones listed here', () => {
    const found = [...alarms].map(([name, alarm]) => [name, describeAlarm(alarm)]);
    expect(Object.fromEntries(found)).toEqual(WATCHED);
  });

  it.each([...alarms])(
    '%s tells the topic, says where to read on, and has a generated name',
    (name, alarm) => {
      expect(alarm.AlarmActions).toEqual([{ Ref: 'AlarmTopic' }]);
      expect(alarm.AlarmDescription).toMatch(new RegExp(`\\. docs/runbook\\.md, ${name}$`));
      expect(alarm).not.toHaveProperty('AlarmName');
    },
  );

  it('take silence for good, but of the sweeper, which is never silent', () => {
    const breaching = [...alarms].filter(([, { TreatMissingData }]) => TreatMissingData !== 'notBreaching');
    expect(breaching.map(([name]) => name)).toEqual(['SweeperMissing']);
  });

  it.each(watched.filter(({ Namespace }) => Namespace === 'SyncWell'))(
    '$name looks at a metric that this very stack’s code writes, in a set of dimensions that it has',
    ({ MetricName, Dimensions }) => {
      const [service, ...others] = Dimensions;
      expect(service?.Name).toBe('Service');
      expect(writersOf(MetricName)).toContain(service?.Value);
      const names = others.map(({ Name }) => Name.toLowerCase());
      expect(rulesOf(MetricName).flatMap(({ by }) => by)).toContainEqual(names);
    },
  );

  it.each(watched.filter(({ Namespace }) => Namespace === 'AWS/Lambda'))(
    '$name looks at a function that there is',
    ({ Dimensions }) => {
      const [{ Value } = { Value: undefined }] = Dimensions;
      if (typeof Value === 'string') expect(functionNames).toContain(Value);
      else expect(orchestrator.Resources[toLogicalId(Value)]?.Type).toBe('AWS::Lambda::Function');
    },
  );

  it.each(watched.filter(({ Namespace }) => /SQS|DynamoDB/.test(Namespace)))(
    '$name looks at a queue or a table that there is',
    ({ Dimensions }) => {
      const [{ Value } = { Value: undefined }] = Dimensions;
      expect(orchestrator.Resources[toLogicalId(Value)]?.Type).toMatch(/^AWS::(SQS::Queue|DynamoDB::Table)$/);
    },
  );

  it('reckon with values that may be missing, and answer with one', () => {
    for (const { Metrics = [] } of alarms.values()) {
      const [result, ...inputs] = Metrics;
      expect(inputs.filter(({ ReturnData }) => ReturnData !== false)).toEqual([]);
      for (const { Id } of inputs) expect(result?.Expression).toContain(`FILL(${Id}, 0)`);
    }
  });

  it('that reckon stay away from emulators, which cannot', () => {
    const reckoning = [...alarms].filter(([, { Metrics }]) => Metrics !== undefined).map(([name]) => name);
    const onAws = [...alarms.keys()].filter((name) => orchestrator.Resources[name]?.Condition === 'OnAws');
    expect(onAws).toEqual(reckoning);
  });

  it('tell of the daily limit of each provider that counts all users together', () => {
    const counted = PROVIDERS.filter(({ appLimits }) => appLimits !== undefined).map(({ name }) => name);
    const told = watched.filter(({ MetricName }) => MetricName === 'BudgetUsedUp');
    expect(told.map(({ Dimensions }) => Dimensions.slice(1).map(({ Value }) => Value))).toEqual(
      counted.map((name) => [name, 'DAILY']),
    );
  });
});

describe('the topic of the alarms', () => {
  it('takes messages from alarms of this account alone', () => {
    expect(orchestrator.Resources['AlarmTopicPolicy']?.Properties).toMatchObject({
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Action: 'sns:Publish',
            Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
          },
        ],
      },
    });
  });

  it('sends mail to the address of the stage, and to nobody where there is none', () => {
    expect(orchestrator.Resources['AlarmSubscription']).toMatchObject({
      Condition: 'TellsSomebody',
      Properties: { Protocol: 'email', Endpoint: '' },
    });
    expect(orchestrator).toMatchObject({
      Conditions: { TellsSomebody: { 'Fn::Not': [{ 'Fn::Equals': ['', ''] }] } },
    });
  });
});
