import { findProvider } from '../../packages/connectors/src/catalog.ts';
import { createConnectorRegistry } from '../../packages/connectors/src/registry.ts';
import { createCallBudgets } from '../../packages/core/src/budget/create-call-budgets.ts';
import { createCircuits } from '../../packages/core/src/circuit/create-circuits.ts';
import { toBudgetState } from '../../packages/core/src/domain/budget/budget-state.ts';
import { windowLengths } from '../../packages/core/src/domain/budget/windows.ts';
import { circuitRules } from '../../packages/core/src/domain/circuit/circuit-rules.ts';
import { deriveTiming } from '../../packages/core/src/domain/timing.ts';
import { createUserHasher } from '../../packages/core/src/domain/user-hash.ts';
import { createOrchestrationStore } from '../../packages/core/src/store/orchestration-store.ts';
import { readOwned } from '../../packages/core/src/store/run-command.ts';
import { anHttpEvent } from '../../packages/core/src/testing/http-event.ts';
import { createManualClock } from '../../packages/core/src/testing/manual-clock.ts';
import { createSequentialIds } from '../../packages/core/src/testing/sequential-ids.ts';
import { copyChunk } from '../../services/chunk-worker/src/copy-chunk.ts';
import type { WorkerDependencies } from '../../services/chunk-worker/src/dependencies.ts';
import { createHandler as createOnChunkMessage } from '../../services/chunk-worker/src/handlers/on-chunk-message.ts';
import { createHandler as createPostOrchestration } from '../../services/orchestrator/src/handlers/post-orchestration.ts';
import { createOrchestratorBench } from '../../services/orchestrator/src/testing/orchestrator-bench.ts';
import type { StatusDependencies } from '../../services/status/src/dependencies.ts';
import { createHandler as createGetStatus } from '../../services/status/src/handlers/get-status.ts';
import { toWorkerCall } from '../flows/to-worker-call.ts';
import { openTables } from './open-tables.ts';
import { createSimulatedProviders } from './simulated-providers.ts';

const USER = 'units-user';
const PACE = 'production';

export interface UnitsRange {
  /** Civil days, both inclusive. */
  readonly from: string;
  readonly to: string;
}

/** The real handlers over the engine at `endpoint`, one message at a time: nobody is in anybody's way. */
export async function createUnitsBench(endpoint: string, { from, to }: UnitsRange) {
  const clock = createManualClock();
  const tables = await openTables(endpoint, clock.sleep);
  const providers = createSimulatedProviders({ clock, userId: USER, from, to });
  const timing = deriveTiming({ workerTimeoutSeconds: 90, pace: PACE });
  const store = createOrchestrationStore({ table: tables.records, timing });
  const bench = createOrchestratorBench({ store, clock, timing });
  const { logger } = bench.dependencies;
  const postOrchestration = createPostOrchestration(() => ({ ...bench.everything, list: tables.list }));
  for (const connection of providers.connections) await tables.connections.save(connection);

  const onTrouble = (error: unknown) => {
    throw new Error('Expected no trouble with budgets and circuits', { cause: error });
  };
  const limits = { table: tables.budgets, clock, onTrouble };
  const registry = createConnectorRegistry({
    ...{
      fetch: providers.fetch,
      urls: providers.urls,
      now: clock.now,
      sleep: clock.sleep,
      random: () => 0.5,
    },
    budgets: createCallBudgets({ ...limits, windowScale: 1, userHash: createUserHasher('k'.repeat(16)) }),
    circuits: createCircuits({ ...limits, rules: circuitRules(PACE) }),
  });
  const ids = createSequentialIds();
  const { ledger, connections } = tables;
  const copying = {
    ...{ clock, timing, logger, ids, registry, ledger, connections },
    tokensOf: providers.tokensOf,
  };
  const worker: WorkerDependencies = {
    ...{ store, clock, timing, logger, ids, random: () => 0.5 },
    quarantine: { keep: () => Promise.reject(new Error('Expected nothing to be put into quarantine')) },
    returns: { returnAfter: () => Promise.reject(new Error('Expected no message to be returned')) },
    copyChunk: (message, timeBox) => copyChunk(copying, message, timeBox),
  };
  const status: StatusDependencies = {
    readOwned: (owned) => readOwned({ table: tables.records }, owned),
    readBudget: async (provider) => {
      const limitsOf = findProvider(provider)?.appLimits;
      if (limitsOf === undefined) return undefined;
      const lengths = windowLengths(limitsOf.shortWindowMs, 1);
      const state = toBudgetState(await tables.budgetReader.read(provider));
      return { rules: { lengths, initial: limitsOf.initial }, state, heard: new Map() };
    },
    displayName: (provider) => provider,
    clock,
    logger,
  };
  const getStatus = createGetStatus(() => status);
  return {
    ...{ clock, store },
    takeUnits: tables.takeUnits,
    requests: providers.requests,
    queue: bench.queue,
    sweep: bench.sweep,
    start: async () => {
      const body = { source: 'fitbit', destination: 'strava', startDate: from, endDate: to };
      const { statusCode, body: text = '' } = await postOrchestration(anHttpEvent({ userId: USER, body }));
      if (statusCode !== 202) throw new Error(`Expected a start, got ${text}`);
      return (JSON.parse(text) as { orchestrationId: string }).orchestrationId;
    },
    deliver: toWorkerCall(createOnChunkMessage(() => worker)),
    poll: async (orchestrationId: string) => {
      const answer = await getStatus(anHttpEvent({ userId: USER, pathParameters: { orchestrationId } }));
      if (answer.statusCode !== 200) throw new Error(`Expected a status, got ${JSON.stringify(answer)}`);
    },
  };
}

export type UnitsBench = Awaited<ReturnType<typeof createUnitsBench>>;
