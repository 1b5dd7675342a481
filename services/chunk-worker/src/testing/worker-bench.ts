import { chunkAt } from '@syncwell/core/domain/chunk-plan';
import { civilDate } from '@syncwell/core/domain/civil-date';
import type { DateRange } from '@syncwell/core/domain/date-range';
import type { Orchestration } from '@syncwell/core/domain/orchestration';
import type { ChunkResult } from '@syncwell/core/domain/outcome';
import { deriveTiming } from '@syncwell/core/domain/timing';
import type { ChunkMessage } from '@syncwell/core/messages/chunk-message';
import { createOrchestrationStore } from '@syncwell/core/store/orchestration-store';
import { aChunkMessage } from '@syncwell/core/testing/chunk-queue-contract';
import { createManualClock } from '@syncwell/core/testing/manual-clock';
import { createMemoryLogger } from '@syncwell/core/testing/memory-logger';
import { createMemoryRecordTable } from '@syncwell/core/testing/memory-record-table';
import { createSequentialIds } from '@syncwell/core/testing/sequential-ids';
import type { Context, SQSBatchResponse } from 'aws-lambda';

import type { WorkerDependencies } from '../dependencies.ts';
import { createHandler as createOnChunkMessage } from '../handlers/on-chunk-message.ts';
import { createHandler as createOnDeadLetter } from '../handlers/on-dead-letter.ts';

export const RESULT: ChunkResult = { found: 3, written: 3, duplicate: 0, skipped: 0 };
/** Left to an invocation when it begins, milliseconds. */
export const REMAINING_MS = 60_000;
const ID = 'orch-00000000-0000-4000-8000-000000000001';

/** The real handlers over fakes, with one record of `months` months that was sent out. */
export async function createWorkerBench({ months = 2, ...overrides }: BenchOptions = {}) {
  const timing = deriveTiming({ workerTimeoutSeconds: 60, pace: 'production' });
  const table = createMemoryRecordTable();
  const store = createOrchestrationStore({ table, timing });
  const clock = createManualClock();
  const logger = createMemoryLogger();
  const quarantined: string[] = [];
  const returns: { receiptHandle: string; seconds: number }[] = [];
  const dependencies: WorkerDependencies = {
    store,
    clock,
    logger,
    timing,
    ids: createSequentialIds(),
    random: () => 0.5,
    quarantine: { keep: (body) => Promise.resolve(void quarantined.push(body)) },
    returns: {
      returnAfter: (receiptHandle, seconds) => Promise.resolve(void returns.push({ receiptHandle, seconds })),
    },
    copyChunk: () => Promise.resolve(RESULT),
    ...overrides,
  };
  const lastDay = new Date(Date.UTC(2020, months, 0)).toISOString().slice(0, 10);
  const range = { start: civilDate('2020-01-01'), end: civilDate(lastDay) };
  await createRecord(dependencies, range);
  const read = async (): Promise<Orchestration> => {
    const record = await store.read(ID);
    if (record === undefined) throw new Error('Expected the record');
    return record;
  };
  return {
    ...{ table, store, clock, logger, quarantined, returns, dependencies, read },
    message: (chunkIndex: number, changes: Partial<ChunkMessage> = {}) => {
      const { start, end } = chunkAt(range, chunkIndex);
      const month = { chunkStartDate: start, chunkEndDate: end };
      return aChunkMessage(chunkIndex, { orchestrationId: ID, ...month, ...changes });
    },
    /** Delivers a body (or a message) to the cold-queue handler. */
    deliver: (body: ChunkMessage | string) =>
      deliver(
        createOnChunkMessage(() => dependencies),
        body,
      ),
    deliverDeadLetter: (body: ChunkMessage | string) =>
      deliver(
        createOnDeadLetter(() => dependencies),
        body,
      ),
  };
}

export interface BenchOptions extends Partial<WorkerDependencies> {
  readonly months?: number;
}

/** True when the message was acknowledged. */
async function deliver(handler: Handler, body: ChunkMessage | string): Promise<boolean> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const context = {
    getRemainingTimeInMillis: () => REMAINING_MS,
    awsRequestId: 'request-1',
  } as unknown as Context;
  const { batchItemFailures } = await handler({ Records: [toSqsRecord(text)] }, context);
  return batchItemFailures.length === 0;
}

type Handler = (
  event: { Records: ReturnType<typeof toSqsRecord>[] },
  context: Context,
) => Promise<SQSBatchResponse>;

function toSqsRecord(body: string) {
  return {
    messageId: 'message-1',
    receiptHandle: 'receipt-1',
    body,
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: '1718452800000',
      SenderId: 'sender',
      ApproximateFirstReceiveTimestamp: '1718452800000',
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:cold-queue',
    awsRegion: 'us-east-1',
  };
}

async function createRecord({ store, clock }: WorkerDependencies, range: DateRange): Promise<void> {
  await store.create(
    {
      orchestrationId: ID,
      userId: 'user-1',
      source: 'fitbit',
      destination: 'strava',
      startDate: range.start,
      endDate: range.end,
      timeZone: 'UTC',
      requestHash: 'hash',
    },
    clock.now(),
  );
  await store.markFannedOut(ID, { run: 1, now: clock.now() });
}
