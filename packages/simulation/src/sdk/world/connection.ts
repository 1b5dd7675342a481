import type { CallTimeouts } from '@syncwell/core/aws/call-timeouts';
import { createDynamoDbClient, createSqsClient } from '@syncwell/core/aws/clients';
import { createDynamoRecordTable, type DynamoTable } from '@syncwell/core/aws/dynamo-record-table';
import { createSqsChunkQueue } from '@syncwell/core/aws/sqs-chunk-queue';
import { callTimeouts } from '@syncwell/core/aws/call-timeouts';
import type { Timing } from '@syncwell/core/domain/timing';
import type { ChunkQueue, RecordTable } from '@syncwell/core/ports';
import { createOrchestrationStore, type OrchestrationStore } from '@syncwell/core/store/orchestration-store';

import type { FaultSource } from '../faults/fault.ts';
import { createFaultyHandler } from '../faults/faulty-handler.ts';
import type { MemoryService } from '../services/memory-service.ts';
import type { Oracle } from './oracle.ts';
import { createCallLog, watchTable } from './watch-table.ts';

/** The product's own store and queue over real SDK clients, as one process has them. */
export interface Connection {
  readonly store: OrchestrationStore;
  readonly queue: ChunkQueue;
}

/** What is different from the product: to see whether it is noticed. */
export interface Variant {
  /** Replaces the record table of every process. */
  readonly table?: (plain: RecordTable, dynamo: DynamoTable) => RecordTable;
  /** The HTTP layer waits for ever, as the SDK's does by default. */
  readonly isPatient?: boolean;
}

export interface ConnectionOptions {
  readonly dynamoDb: MemoryService;
  readonly sqs: MemoryService;
  readonly faults: FaultSource;
  readonly oracle: Oracle;
  readonly timing: Timing;
  readonly variant: Variant;
}

export const TIMEOUTS: CallTimeouts = callTimeouts('production');
const TABLE_NAME = 'orchestrations';
const QUEUE_URL = 'http://127.0.0.1/000000000000/cold-queue';

export function connect(options: ConnectionOptions): Connection {
  const { dynamoDb, sqs, faults, oracle, timing, variant } = options;
  const calls = createCallLog();
  const timeouts = variant.isPatient === true ? undefined : TIMEOUTS;
  const handlerOf = (service: MemoryService) =>
    createFaultyHandler({ service, faults, timeouts, onAttempt: calls.note });
  const client = createDynamoDbClient({ requestHandler: handlerOf(dynamoDb) });
  const dynamo = { client, tableName: TABLE_NAME };
  const plain = createDynamoRecordTable(dynamo);
  const table = watchTable(variant.table?.(plain, dynamo) ?? plain, { calls, oracle });
  const queue = createSqsChunkQueue({
    client: createSqsClient({ requestHandler: handlerOf(sqs) }),
    queueUrl: QUEUE_URL,
    userHash: () => 'one-user',
  });
  return { store: createOrchestrationStore({ table, timing }), queue };
}
