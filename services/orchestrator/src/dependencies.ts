import { PROVIDERS } from '@syncwell/connectors/catalog';
import type { ProviderNames } from '@syncwell/core/api/start-request';
import { callTimeouts } from '@syncwell/core/aws/call-timeouts';
import { createDynamoDbClient, createEventBridgeClient, createSqsClient } from '@syncwell/core/aws/clients';
import { createDynamoRecordTable } from '@syncwell/core/aws/dynamo-record-table';
import { createEventBridgeEvents } from '@syncwell/core/aws/event-bridge-events';
import { createSqsChunkQueue } from '@syncwell/core/aws/sqs-chunk-queue';
import { deriveTiming, type Timing } from '@syncwell/core/domain/timing';
import { createUserHasher, type UserHasher } from '@syncwell/core/domain/user-hash';
import { createClaimEntitlements } from '@syncwell/core/lambda/claim-entitlements';
import { readConfig, secret } from '@syncwell/core/lambda/config';
import { lazy } from '@syncwell/core/lambda/lazy';
import { createLogEvents } from '@syncwell/core/lambda/log-events';
import { createLogger, type Logger } from '@syncwell/core/lambda/logger';
import { createRandomIds } from '@syncwell/core/lambda/random-ids';
import { systemClock } from '@syncwell/core/lambda/system-clock';
import type { ChunkQueue, Clock, Entitlements, Events, Ids } from '@syncwell/core/ports';
import { createOrchestrationStore, type OrchestrationStore } from '@syncwell/core/store/orchestration-store';
import * as z from 'zod';

/** What a command on an existing record works with. */
export interface CommandDependencies {
  readonly store: OrchestrationStore;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly timing: Timing;
}

/** What a function that sends messages works with. */
export interface OrchestratorDependencies extends CommandDependencies {
  readonly queue: ChunkQueue;
  readonly events: Events;
  readonly ids: Ids;
  readonly entitlements: Entitlements;
  readonly providers: ProviderNames;
  readonly userHash: UserHasher;
}

export const PROVIDER_NAMES: ProviderNames = {
  sources: PROVIDERS.filter(({ canRead }) => canRead).map(({ name }) => name),
  destinations: PROVIDERS.filter(({ canWrite }) => canWrite).map(({ name }) => name),
};

export const commandConfig = {
  SERVICE: z.string(),
  ORCHESTRATION_TABLE: z.string(),
  WORKER_TIMEOUT_SECONDS: z.coerce.number().positive(),
  PACE: z.enum(['production', 'quick']),
};
const orchestratorConfig = {
  ...commandConfig,
  COLD_QUEUE_URL: z.url(),
  USER_HASH_KEY: secret(z.string()),
  /** Absent: events are log lines. */
  EVENT_BUS_NAME: z.string().optional(),
  /** Claim of the caller's token that says whether the subscription is a premium one; nobody calls the sweeper. */
  PREMIUM_CLAIM: z.string().default('premium'),
};

export function createCommandDependencies(
  config: z.infer<z.ZodObject<typeof commandConfig>>,
): CommandDependencies {
  const pace = config.PACE;
  const client = createDynamoDbClient({ timeouts: callTimeouts(pace) });
  const timing = deriveTiming({ workerTimeoutSeconds: config.WORKER_TIMEOUT_SECONDS, pace });
  return {
    store: createOrchestrationStore({
      table: createDynamoRecordTable({ client, tableName: config.ORCHESTRATION_TABLE }),
      timing,
    }),
    timing,
    clock: systemClock,
    logger: createLogger({ service: config.SERVICE }),
  };
}

export const getCommandDependencies = lazy(() => createCommandDependencies(readConfig(commandConfig)));

export const getDependencies = lazy((): OrchestratorDependencies => {
  const config = readConfig(orchestratorConfig);
  const userHash = createUserHasher(config.USER_HASH_KEY);
  const timeouts = callTimeouts(config.PACE);
  const client = createSqsClient({ timeouts });
  const command = createCommandDependencies(config);
  const busName = config.EVENT_BUS_NAME;
  return {
    ...command,
    events:
      busName === undefined
        ? createLogEvents(command.logger)
        : createEventBridgeEvents({ client: createEventBridgeClient({ timeouts }), busName }),
    queue: createSqsChunkQueue({ client, queueUrl: config.COLD_QUEUE_URL, userHash }),
    ids: createRandomIds(),
    entitlements: createClaimEntitlements(config.PREMIUM_CLAIM),
    providers: PROVIDER_NAMES,
    userHash,
  };
});
