import { copyMonth } from '@syncwell/chunk-worker/copy-month';
import type { TimeBox } from '@syncwell/chunk-worker/time-box';
import type { WorkerDependencies } from '@syncwell/chunk-worker/dependencies';
import { AwsUnavailableError } from '@syncwell/core/aws/call-aws';
import { createSqsChunkQueue } from '@syncwell/core/aws/sqs-chunk-queue';
import { createSqsQuarantine, createSqsReturns } from '@syncwell/core/aws/sqs-returns';
import { createClaimEntitlements } from '@syncwell/core/lambda/claim-entitlements';
import { createRandomIds } from '@syncwell/core/lambda/random-ids';
import type { ChunkMessage } from '@syncwell/core/messages/chunk-message';
import type { Clock, Events } from '@syncwell/core/ports';
import { createOrchestrationStore } from '@syncwell/core/store/orchestration-store';
import { readOwned } from '@syncwell/core/store/run-command';
import type { OrchestratorDependencies } from '@syncwell/orchestrator/dependencies';
import type { StatusDependencies } from '@syncwell/status/dependencies';

import type { Process } from '../kernel/process.ts';
import { createSimConnectors } from './sim-connectors.ts';
import { createSimLedger } from './sim-ledger.ts';
import { createSimRecordTable, type OnChange } from './sim-record-table.ts';
import { COLD_QUEUE_URL, createSimSqsClient, QUARANTINE_URL } from './sim-sqs-client.ts';
import type { World } from './world.ts';

/** An execution environment: the dependencies of every handler, built once, serving one process at a time. */
export interface Environment {
  /** The process that runs in it now. */
  process: Process | undefined;
  readonly dependencies: OrchestratorDependencies & WorkerDependencies & StatusDependencies;
}

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
  const ids = createRandomIds();
  const queueOptions = { client, queueUrl: COLD_QUEUE_URL, userHash: (userId: string) => userId };
  let owners = 0;
  const newOwner = () => `${getProcess().id}.${(owners += 1)}`;
  const environment: Environment = {
    process: undefined,
    dependencies: {
      store: mutant.store?.(plainStore) ?? plainStore,
      queue: mutant.queue?.(client, COLD_QUEUE_URL) ?? createSqsChunkQueue(queueOptions),
      events: mutant.events?.(events) ?? events,
      returns: createSqsReturns({ client, queueUrl: consumedQueueUrl }),
      quarantine: createSqsQuarantine({ client, queueUrl: QUARANTINE_URL }),
      readOwned: (owned) => readOwned({ table }, owned),
      copyChunk: (message, timeBox) =>
        copyChunk({ world, getProcess, clock, owner: newOwner() }, message, timeBox),
      entitlements: createClaimEntitlements('premium'),
      providers: { sources: ['fitbit'], destinations: ['strava'] },
      userHash: (userId) => userId,
      ids: {
        orchestrationId: (userId, key) => ids.orchestrationId(userId, key ?? `key ${random.next()}`),
        leaseOwner: newOwner,
      },
      clock,
      logger,
      timing,
      random: () => random.next(),
    },
  };
  return environment;
}

interface CopyContext {
  readonly world: World;
  readonly getProcess: () => Process;
  readonly clock: Clock;
  readonly owner: string;
}

function copyChunk(context: CopyContext, message: ChunkMessage, timeBox: TimeBox) {
  const { world, getProcess, clock, owner } = context;
  const { orchestrationId, userId } = message;
  const { source, destination } = createSimConnectors(world, { getProcess, clock, userId });
  const session = { accessToken: () => Promise.resolve('token'), grantedScopes: () => Promise.resolve([]) };
  const dependencies = {
    source: { connector: source, session },
    destination: { connector: destination, session },
    ledger: createSimLedger(world, getProcess),
    clock,
    settleMs: destination.settleMs,
    onSkipped: () => undefined,
    onNotKept: () => undefined,
  };
  const month = {
    route: { userId, source: message.source, destination: message.destination },
    range: { start: message.chunkStartDate, end: message.chunkEndDate },
    timeBox,
    orchestrationId,
    owner,
  };
  return copyMonth(dependencies, month);
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
