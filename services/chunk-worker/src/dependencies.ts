import { parseProviderUrls } from '@syncwell/connectors/provider-urls';
import { createConnectorRegistry } from '@syncwell/connectors/registry';
import { callTimeouts } from '@syncwell/core/aws/call-timeouts';
import { createDynamoDbClient, createKmsClient, createSqsClient } from '@syncwell/core/aws/clients';
import { createConnectionStore } from '@syncwell/core/aws/connection-table';
import { createDynamoRecordTable } from '@syncwell/core/aws/dynamo-record-table';
import { createKmsEnvelope } from '@syncwell/core/aws/kms-envelope';
import { createSqsQuarantine, createSqsReturns } from '@syncwell/core/aws/sqs-returns';
import { deriveTiming } from '@syncwell/core/domain/timing';
import { readConfig } from '@syncwell/core/lambda/config';
import { lazy } from '@syncwell/core/lambda/lazy';
import { createLogger } from '@syncwell/core/lambda/logger';
import { createRandomIds } from '@syncwell/core/lambda/random-ids';
import { systemClock } from '@syncwell/core/lambda/system-clock';
import { createOrchestrationStore } from '@syncwell/core/store/orchestration-store';
import * as z from 'zod';

import { copyChunk } from './copy-chunk.ts';
import type { RecordDependencies } from './handle-record.ts';
import type { ProcessChunkDependencies } from './process-chunk.ts';
import type { DeadLetterDependencies } from './settle-dead-letter.ts';

export type WorkerDependencies = ProcessChunkDependencies & RecordDependencies;
export type DeadLetterHandlerDependencies = DeadLetterDependencies & RecordDependencies;

const sharedConfig = {
  ORCHESTRATION_TABLE: z.string(),
  QUARANTINE_QUEUE_URL: z.url(),
  WORKER_TIMEOUT_SECONDS: z.coerce.number().positive(),
  PACE: z.enum(['production', 'quick']),
};
const deadLetterConfig = { ...sharedConfig, DEAD_LETTER_QUEUE_URL: z.url() };
const workerConfig = {
  ...sharedConfig,
  COLD_QUEUE_URL: z.url(),
  CONNECTION_TABLE: z.string(),
  CONNECTION_KEY_ID: z.string(),
  PROVIDER_URLS: z.string(),
};

function createShared(config: z.infer<z.ZodObject<typeof sharedConfig>>, queueUrl: string) {
  const timeouts = callTimeouts(config.PACE);
  const dynamoDb = createDynamoDbClient({ timeouts });
  const sqs = createSqsClient({ timeouts });
  const timing = deriveTiming({ workerTimeoutSeconds: config.WORKER_TIMEOUT_SECONDS, pace: config.PACE });
  const table = createDynamoRecordTable({ client: dynamoDb, tableName: config.ORCHESTRATION_TABLE });
  return {
    dynamoDb,
    timeouts,
    dependencies: {
      store: createOrchestrationStore({ table, timing }),
      returns: createSqsReturns({ client: sqs, queueUrl }),
      quarantine: createSqsQuarantine({ client: sqs, queueUrl: config.QUARANTINE_QUEUE_URL }),
      logger: createLogger({ service: 'chunk-worker' }),
      clock: systemClock,
      random: Math.random,
      timing,
    },
  };
}

export const getDeadLetterDependencies = lazy((): DeadLetterHandlerDependencies => {
  const config = readConfig(deadLetterConfig);
  return createShared(config, config.DEAD_LETTER_QUEUE_URL).dependencies;
});

export const getWorkerDependencies = lazy((): WorkerDependencies => {
  const config = readConfig(workerConfig);
  const { dynamoDb, timeouts, dependencies } = createShared(config, config.COLD_QUEUE_URL);
  const { clock, logger } = dependencies;
  const cipher = createKmsEnvelope({
    client: createKmsClient({ timeouts }),
    keyId: config.CONNECTION_KEY_ID,
  });
  const connections = createConnectionStore({ client: dynamoDb, tableName: config.CONNECTION_TABLE, cipher });
  const registry = createConnectorRegistry({
    fetch: globalThis.fetch,
    now: () => clock.now(),
    sleep: (ms) => clock.sleep(ms),
    urls: parseProviderUrls(config.PROVIDER_URLS),
  });
  return {
    ...dependencies,
    ids: createRandomIds(),
    copyChunk: (message, timeBox) => copyChunk({ registry, connections, clock, logger }, message, timeBox),
  };
});
