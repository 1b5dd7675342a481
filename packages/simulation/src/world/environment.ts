import { copyChunk } from '@syncwell/chunk-worker/copy-chunk';
import type { WorkerDependencies } from '@syncwell/chunk-worker/dependencies';
import { ProviderError } from '@syncwell/connectors/errors';
import { UnfinishedMonthError } from '@syncwell/chunk-worker/unfinished-month';
import { AwsUnavailableError } from '@syncwell/core/aws/call-aws';
import { createSqsChunkQueue } from '@syncwell/core/aws/sqs-chunk-queue';
import { createSqsQuarantine, createSqsReturns } from '@syncwell/core/aws/sqs-returns';
import { isRetryable } from '@syncwell/core/domain/errors';
import { lazy } from '@syncwell/core/lambda/lazy';
import { createClaimEntitlements } from '@syncwell/core/lambda/claim-entitlements';
import { createRandomIds } from '@syncwell/core/lambda/random-ids';
import type { Clock, Events, Ids } from '@syncwell/core/ports';
import { createMemoryUserList } from '@syncwell/core/testing/memory-user-list';
import { createOrchestrationStore } from '@syncwell/core/store/orchestration-store';
import { readOwned } from '@syncwell/core/store/run-command';
import type { BeginErasureDependencies } from '@syncwell/orchestrator/erasing/begin-erasure';
import { sweepErasure } from '@syncwell/orchestrator/erasing/look-at-erasure';
import type { RestartingDependencies } from '@syncwell/orchestrator/restart-dependencies';
import type { StartLimitDependencies } from '@syncwell/orchestrator/refuse-too-many-starts';
import type { SweepDependencies } from '@syncwell/orchestrator/sweep-record';
import type { StatusDependencies } from '@syncwell/status/dependencies';

import type { Process } from '../kernel/process.ts';
import { createSimRegistry } from './providers/create-sim-registry.ts';
import { createSimRevocation, createSimTokenEndpoint } from './providers/sim-token-endpoint.ts';
import { createSimConnections } from './sim-connections.ts';
import { createSimLedger } from './sim-ledger.ts';
import { createSimRecordTable, type OnChange } from './sim-record-table.ts';
import { COLD_QUEUE_URL, createSimSqsClient, QUARANTINE_URL } from './sim-sqs-client.ts';
import { createSimUserRecords } from './sim-user-records.ts';
import type { World } from './world.ts';

/** An execution environment: the dependencies of every handler, built once, serving one process at a time. */
export interface Environment {
  /** The process that runs in it now. */
  process: Process | undefined;
  readonly dependencies: RestartingDependencies &
    SweepDependencies &
    BeginErasureDependencies &
    StartLimitDependencies &
    WorkerDependencies &
    StatusDependencies;
}

const realIds = createRandomIds();
const MAX_SKEW_MS = 5 * 60 * 1000;

export function createEnvironment(world: World, consumedQueueUrl: string, onChange: OnChange): Environment {
  const { mutant, timing, random } = world;
  const getProcess = () => {
    if (environment.process === undefined) throw new Error('Expected a process in the environment');
    return environment.process;
  };
  const table = createSimRecordTable(world, getProcess, onChange);
  const plainStore = createOrchestrationStore({ table, timing });
  const client = createSimSqsClient(world, getProcess);
  const clock = createSkewedClock(world, getProcess);
  const logger = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const events = createSimEvents(world, getProcess);
  const queueOptions = { client, queueUrl: COLD_QUEUE_URL, userHash: (userId: string) => userId };
  let owners = 0;
  const ids: Ids = {
    orchestrationId: (userId, key) => realIds.orchestrationId(userId, key ?? `key ${random.next()}`),
    leaseOwner: () => `${getProcess().id}.${(owners += 1)}`,
  };
  const simLedger = createSimLedger(world, getProcess);
  const ledger = mutant.ledger?.(simLedger) ?? simLedger;
  const simConnections = createSimConnections(world, getProcess);
  const connections = mutant.connections?.(simConnections) ?? simConnections;
  // Most processes copy nothing.
  const copying = lazy(() => ({
    ...{ clock, ids, timing, logger, ledger, connections },
    registry: createSimRegistry(world, { getProcess, clock }),
    tokensOf: () => createSimTokenEndpoint(world, { getProcess, clock }),
    takeBudgetUnits: () => ({ read: 0, write: 0 }),
  }));
  const environment: Environment = {
    process: undefined,
    dependencies: {
      store: mutant.store?.(plainStore) ?? plainStore,
      queue: mutant.queue?.(client, COLD_QUEUE_URL) ?? createSqsChunkQueue(queueOptions),
      events: mutant.events?.(events) ?? events,
      returns: createSqsReturns({ client, queueUrl: consumedQueueUrl }),
      quarantine: createSqsQuarantine({ client, queueUrl: QUARANTINE_URL }),
      readOwned: (owned) => readOwned({ table }, owned),
      readBudget: () => Promise.resolve(undefined),
      displayName: (provider) => provider,
      copyChunk: (message, timeBox) =>
        copyChunk(copying(), message, timeBox).catch((error: unknown) => {
          noteFailure(world, getProcess(), error);
          throw error;
        }),
      eraseDue: (key) => sweepErasure(environment.dependencies, key),
      records: createSimUserRecords(world, getProcess),
      // No fault of this read can do harm: it only refuses, and before anything was written.
      list: createMemoryUserList(world.items),
      startsPerDay: Infinity,
      // A user who is refused learns it before any write; without a limit a life has more runs.
      restartsPerDay: Infinity,
      connections,
      ledger,
      revocationOf: () => createSimRevocation(world, getProcess),
      entitlements: createClaimEntitlements('premium'),
      providers: { sources: ['fitbit'], destinations: ['strava'] },
      userHash: (userId) => userId,
      ids,
      clock,
      logger,
      timing,
      random: () => random.next(),
    },
  };
  return environment;
}

/** How the try of a process ended. Only what somebody has foreseen may end one. */
function noteFailure(world: World, process: Process, error: unknown): void {
  process.refusal = error instanceof ProviderError ? error.code : undefined;
  const isForeseen =
    error instanceof ProviderError || error instanceof UnfinishedMonthError || isRetryable(error);
  if (!isForeseen) world.violate('S14', `a try ends with ${String(error)}`);
}

/** The clock of one environment: off by up to five minutes, and sometimes set to another time. */
function createSkewedClock(world: World, getProcess: () => Process): Clock {
  const skew = () => (world.faults.detail.next() * 2 - 1) * MAX_SKEW_MS;
  let offset = world.faults.strikes('F12', 'skew', { weight: 10 }) ? skew() : 0;
  return {
    now: () => {
      if (world.faults.strikes('F12', 'clock is set', { weight: 0.1 })) offset = skew();
      return new Date(world.scheduler.now() + (world.faults.isEnabled('F12') ? offset : 0));
    },
    sleep: (ms) =>
      new Promise((resolve) => {
        const process = getProcess();
        world.scheduler.after(ms, () => {
          if (process.isAlive) resolve();
        });
      }),
  };
}

function createSimEvents(world: World, getProcess: () => Process): Events {
  return {
    publish: (event) =>
      world.wire.call(getProcess(), {
        point: 'publish',
        apply: () => void world.published.push(event),
        unavailable: () => new AwsUnavailableError('simulated', new Error('simulated')),
      }),
  };
}
