import * as z from 'zod';

import { createLogger, type EventName, type LogDetails } from './logger.ts';
import { toMetric } from './metric-line.ts';
import { METRIC_RULES } from './metric-rules.ts';

/** As CloudWatch's "Specification: embedded metric format" has it, as far as we use it. */
const EMF = z.looseObject({
  _aws: z.strictObject({
    Timestamp: z.int().positive(),
    CloudWatchMetrics: z
      .array(
        z.strictObject({
          Namespace: z.string().min(1).max(1024),
          Dimensions: z.array(z.array(z.string().min(1).max(250)).min(1).max(30)).min(1),
          Metrics: z
            .array(z.strictObject({ Name: z.string().min(1), Unit: z.enum(['Count', 'Seconds']) }))
            .min(1),
        }),
      )
      .min(1),
  }),
});

const MONTH = { orchestrationId: 'orch-1', chunkIndex: 3, run: 1 };

/** One line of each kind that is a metric, and what is to be counted of it: name, value, sets of dimensions. */
const LINES: [EventName, LogDetails, ...(readonly [name: string, value: number, ...sets: string[]])[]][] = [
  ['chunk.completed', { ...MONTH, outcome: 'EMPTY' }, ['ChunksSettled', 1, 'Outcome=EMPTY']],
  [
    'chunk.failed',
    { ...MONTH, outcome: 'FAILED', reason: 'TIME_EXCEEDED' },
    ['ChunksSettled', 1, 'Outcome=FAILED', 'Outcome=FAILED Reason=TIME_EXCEEDED'],
  ],
  [
    'chunk.parked',
    { ...MONTH, provider: 'strava', reason: 'RATE_LIMITED', limit: 'DAILY', delaySeconds: 900 },
    ['ProviderWaitSeconds', 900, 'Provider=strava Reason=RATE_LIMITED'],
    ['BudgetUsedUp', 1, 'Provider=strava Limit=DAILY'],
  ],
  [
    'chunk.parked',
    { ...MONTH, provider: 'strava', reason: 'APP_BLOCKED', delaySeconds: 60 },
    ['ProviderWaitSeconds', 60, 'Provider=strava Reason=APP_BLOCKED'],
  ],
  ['orchestration.told', { durationSeconds: 0 }, ['TimeToCompleteSeconds', 0, '']],
  ['dead-letter.counted', MONTH, ['DeadLettersCounted', 1, '']],
  ['message.quarantined', { messageId: 'm' }, ['MessagesQuarantined', 1, '']],
  ['orchestration.stalled', { run: 2 }, ['StuckOrchestrations', 1, '']],
  ['sweep.failed', {}, ['StuckOrchestrations', 1, '']],
  ['invariant.violated', { count: 4 }, ['InvariantViolation', 4, '']],
  ['invariant.violated', {}, ['InvariantViolation', 1, '']],
];

function lineOf(event: EventName, details: LogDetails): Record<string, unknown> {
  const lines: string[] = [];
  const logger = createLogger({ service: 'probe', destination: { write: (line) => lines.push(line) } });
  logger.info(event, details);
  return JSON.parse(lines[0] ?? '') as Record<string, unknown>;
}

/** What CloudWatch makes of a line. */
function metricsOf(line: Record<string, unknown>) {
  const { CloudWatchMetrics } = EMF.parse(line)._aws;
  return CloudWatchMetrics.flatMap(({ Namespace, Dimensions, Metrics: [metric] }) => {
    const sets = Dimensions.map(([service, ...names]) => {
      expect([Namespace, service, line['Service']]).toEqual(['SyncWell', 'Service', 'probe']);
      return names.map((name) => `${name}=${String(line[name])}`).join(' ');
    });
    return [[metric?.Name, line[metric?.Name ?? ''], ...sets]];
  });
}

describe('a log line that is a metric', () => {
  it.each(LINES)('%s %j is one in the embedded metric format', (event, details, ...expected) => {
    const line = lineOf(event, details);
    expect(metricsOf(line)).toEqual(expected);
    expect(line).toMatchObject({ event, ...details });
  });

  it('is tried here for every metric that there is', () => {
    const names = Object.values(METRIC_RULES).flatMap((rules) => rules.map(({ name }) => name));
    const tried = LINES.flatMap(([, , ...metrics]) => metrics.map(([name]) => name));
    expect([...new Set(tried)].sort()).toEqual([...new Set(names)].sort());
  });
});

describe('toMetric', () => {
  const now = new Date('2024-06-15T12:00:00.000Z');
  const source = (event: EventName, fields = {}) => ({ service: 'probe', event, fields, now });

  it('tells the time of the line', () => {
    expect(toMetric(source('invariant.violated'))).toMatchObject({ _aws: { Timestamp: 1_718_452_800_000 } });
  });

  it.each<[string, EventName, object]>([
    ['counts nothing', 'sweep.looked', { count: 1 }],
    ['has nothing to measure', 'orchestration.told', { status: 'CANCELLED' }],
    ['lacks its dimensions', 'chunk.parked', { delaySeconds: 900, provider: 'strava' }],
  ])('leaves a line as it is that %s', (_what, event, fields) => {
    expect(toMetric(source(event, fields))).toEqual({});
  });
});
