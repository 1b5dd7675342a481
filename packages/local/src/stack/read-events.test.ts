import { readQueueMappings } from './read-queue-mappings.ts';
import { readSchedules } from './read-schedules.ts';
import type { StackQueue } from './stack-report.ts';

const queue: StackQueue = {
  logicalId: 'Queue',
  url: 'http://127.0.0.1:1/000000000000/run-Queue',
  arn: 'arn:aws:sqs:us-east-1:000000000000:run-Queue',
  visibilitySeconds: 48,
  maxReceiveCount: 11,
};

describe('readQueueMappings', () => {
  it('reads what the template says about an event source', () => {
    const sqs = {
      arn: queue.arn,
      batchSize: 1,
      maximumConcurrency: '8',
      functionResponseType: 'ReportBatchItemFailures',
    };
    const functions = [{ name: 'worker', events: [{ httpApi: {} }, { sqs }] as object[] }];
    expect(readQueueMappings(functions, [queue])).toEqual([
      { functionName: 'worker', queue, batchSize: 1, maximumConcurrency: 8, partialBatches: true },
    ]);
  });

  it('takes the defaults of Lambda for a bare ARN', () => {
    expect(readQueueMappings([{ name: 'worker', events: [{ sqs: queue.arn }] }], [queue])).toEqual([
      { functionName: 'worker', queue, batchSize: 10, maximumConcurrency: 5, partialBatches: false },
    ]);
  });

  it('leaves out what is disabled', () => {
    const events = [{ sqs: { arn: queue.arn, enabled: false } }];
    expect(readQueueMappings([{ name: 'worker', events }], [queue])).toEqual([]);
  });

  it('refuses a queue that the stack does not have', () => {
    const events = [{ sqs: 'arn:aws:sqs:us-east-1:000000000000:other' }];
    expect(() => readQueueMappings([{ name: 'worker', events }], [queue])).toThrow(
      `Expected one of ${queue.arn}, got arn:aws:sqs:us-east-1:000000000000:other`,
    );
  });
});

describe('readSchedules', () => {
  it('finds none where there is none', () => {
    expect(readSchedules([{ name: 'worker', events: [{ sqs: queue.arn }] }])).toEqual([]);
  });

  it('reads short, long and disabled schedules', () => {
    const events = [
      { schedule: 'rate(1 minute)' },
      { schedule: { rate: ['rate(1 minute)'], input: { dryRun: true } } },
      { schedule: { rate: ['rate(1 minute)'], enabled: false } },
    ];
    expect(readSchedules([{ name: 'sweeper', events }])).toEqual([
      { functionName: 'sweeper' },
      { functionName: 'sweeper', input: { dryRun: true } },
    ]);
  });
});
