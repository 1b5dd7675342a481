import { parseProviderUrls } from '@syncwell/connectors/provider-urls';
import { createConnectorRegistry } from '@syncwell/connectors/registry';
import { callTimeouts } from '@syncwell/core/aws/call-timeouts';
import { createDynamoDbClient, createSqsClient } from '@syncwell/core/aws/clients';
import { createDynamoRecordTable } from '@syncwell/core/aws/dynamo-record-table';
import { createTransferLedger } from '@syncwell/core/aws/ledger-table';
import { createSqsQuarantine, createSqsReturns } from '@syncwell/core/aws/sqs-returns';
import { deriveTiming } from '@syncwell/core/domain/timing';
import { readConfig } from '@syncwell/core/lambda/config';
import { lazy } from '@syncwell/core/lambda/lazy';
import { createLogger } from '@syncwell/core/lambda/logger';
import { createRandomIds } from '@syncwell/core/lambda/random-ids';
import { systemClock } from '@syncwell/core/lambda/system-clock';
import { createOrchestrationStore } from '@syncwell/core/store/orchestration-store';
import * as z from 'zod';

import { connectionConfig, createConnectionDependencies } from './connection-dependencies.ts';
import { copyChunk } from './copy-chunk.ts';
import type { RecordDependencies } from './handle-record.ts';
import { createLimitDependencies, limitConfig } from './limit-dependencies.ts';
import { logBudgetUnits } from './log-budget-units.ts';
import type { ProcessChunkDependencies } from './process-chunk.ts';
import type { DeadLetterDependencies } from './settle-dead-letter.ts';

export type WorkerDependencies = ProcessChunkDependencies & RecordDependencies;
export type DeadLetterHandlerDependencies = DeadLetterDependencies & RecordDependencies;

const sharedConfig = {
  SERVICE: z.string(),
  ORCHESTRATION_TABLE: z.string(),
  QUARANTINE_QUEUE_URL: z.url(),
  WORKER_TIMEOUT_SECONDS: z.coerce.number().positive(),
  PACE: z.enum(['production', 'quick']),
};
const deadLetterConfig = { ...sharedConfig, DEAD_LETTER_QUEUE_URL: z.url() };
const workerConfig = {
  ...sharedConfig,
  COLD_QUEUE_URL: z.url(),
  LEDGER_TABLE: z.string(),
  ...connectionConfig,
  ...limitConfig,
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
      logger: createLogger({ service: config.SERVICE }),
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
  const { clock, logger, timing, random } = dependencies;
  const ids = createRandomIds();
  const sleep = (ms: number) => clock.sleep(ms);
  const { takeUnits, ...limits } = createLimitDependencies(config, {
    ...{ dynamoDb, timeouts, clock, logger },
  });
  const registry = createConnectorRegistry({
    fetch: globalThis.fetch,
    now: () => clock.now(),
    sleep,
    urls: parseProviderUrls(config.PROVIDER_URLS),
    random,
    ...limits,
  });
  const ledger = createTransferLedger({ client: dynamoDb, tableName: config.LEDGER_TABLE, sleep });
  const consent = createConnectionDependencies(config, { dynamoDb, timeouts, clock });
  const copying = { ...consent, registry, ledger, ids, clock, timing, logger };
  return {
    ...dependencies,
    ids,
    copyChunk: logBudgetUnits((message, timeBox) => copyChunk(copying, message, timeBox), {
      takeUnits,
      logger,
    }),
  };
});
