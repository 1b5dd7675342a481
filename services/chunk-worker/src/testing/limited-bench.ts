import type { FetchFunction } from '@syncwell/connectors/http/connector-effects';
import { createConnectorRegistry } from '@syncwell/connectors/registry';
import { stravaDescriptor } from '@syncwell/connectors/strava/descriptor';
import { exercisePoint, interval } from '@syncwell/connectors/testing/exercise-point';
import type { BudgetTable } from '@syncwell/core/budget';
import { createCallBudgets } from '@syncwell/core/budget/create-call-budgets';
import { createCircuits } from '@syncwell/core/circuit/create-circuits';
import { circuitRules } from '@syncwell/core/domain/circuit/circuit-rules';
import { deriveTiming } from '@syncwell/core/domain/timing';
import { createManualClock } from '@syncwell/core/testing/manual-clock';
import { createMemoryBudgetTable } from '@syncwell/core/testing/memory-budget-table';
import { createMemoryConnections } from '@syncwell/core/testing/memory-connections';
import { createMemoryLedger } from '@syncwell/core/testing/memory-ledger';
import { createMemoryLogger } from '@syncwell/core/testing/memory-logger';
import { createSequentialIds } from '@syncwell/core/testing/sequential-ids';

import { copyChunk } from '../copy-chunk.ts';
import { createWorkerBench } from './worker-bench.ts';

const START = '2024-06-15T12:05:00.000Z';
const USER = 'user-1';

/** What a provider does with a request: answers, or stays silent until the request's own time is over. */
export type ProviderReply = Response | 'silence';

export interface LimitedBenchOptions {
  readonly strava?: (path: string) => ProviderReply;
  readonly fitbit?: (path: string) => ProviderReply;
  /** In place of parts of the budget table. */
  readonly faulty?: Partial<BudgetTable>;
}

/** The real worker with the real connectors, budget and circuit; a month has one workout. */
export async function createLimitedBench(options: LimitedBenchOptions = {}) {
  const clock = createManualClock(START);
  const logger = createMemoryLogger();
  const ids = createSequentialIds();
  const timing = deriveTiming({ workerTimeoutSeconds: 60, pace: 'production' });
  const table = createMemoryBudgetTable();
  const onTrouble = (error: unknown) => logger.warn('limits.trouble', { error });
  const openLimits = (faulty: Partial<BudgetTable> = {}) => {
    const shared = { table: { ...table, ...faulty }, clock, onTrouble };
    return {
      budgets: createCallBudgets({ ...shared, windowScale: 1, userHash: (userId) => toHex(userId) }),
      circuits: createCircuits({ ...shared, rules: circuitRules('production') }),
    };
  };
  const providers = createProviders(options, clock);
  const registry = createConnectorRegistry({
    ...providers.effects,
    ...openLimits(options.faulty),
    urls: { fitbit: { api: 'http://127.0.0.1:1' }, strava: { api: 'http://127.0.0.1:2' } },
    random: () => 0.5,
  });
  const copying = {
    ...{ registry, clock, logger, ids, timing },
    connections: createMemoryConnections(['fitbit', 'strava'].map(toConnection)),
    tokensOf: () => ({ refresh: noTokens, exchangeCode: noTokens }),
    ledger: createMemoryLedger(),
  };
  const bench = await createWorkerBench({
    ...{ clock, logger, timing },
    copyChunk: (message, timeBox) => copyChunk(copying, message, timeBox),
  });
  return {
    ...bench,
    clock,
    logger,
    requests: providers.requests,
    /** Another process that works for `userId`. */
    elsewhere: (userId: string) => {
      const { budgets, circuits } = openLimits();
      const budget = budgets.of('strava', stravaDescriptor.appLimits, userId);
      return { budget, circuit: circuits.of('strava') };
    },
  };
}

function createProviders(
  { strava = takesAll, fitbit = listsOne }: LimitedBenchOptions,
  clock: ReturnType<typeof createManualClock>,
) {
  const requests: string[] = [];
  let timeoutMs = 0;
  const fetch: FetchFunction = (input) => {
    const { port, pathname } = new URL(input instanceof Request ? input.url : input);
    const [name, reply] = port === '1' ? ['fitbit', fitbit(pathname)] : ['strava', strava(pathname)];
    requests.push(`${name} ${pathname}`);
    if (reply !== 'silence') return Promise.resolve(reply);
    clock.advance(timeoutMs / 1000);
    return Promise.reject(new DOMException('silence', 'TimeoutError'));
  };
  const timeoutSignal = (ms: number) => {
    timeoutMs = ms;
    return new AbortController().signal;
  };
  const effects = { fetch, timeoutSignal, now: clock.now, sleep: clock.sleep };
  return { requests, effects };
}

/** A source with one workout. */
export function listsOne(path: string): Response {
  if (path.endsWith(':exportExerciseTcx')) return new Response('', { status: 404 });
  if (!path.endsWith('/exercise/dataPoints')) return Response.json({ dataPoints: [] });
  const times = interval('2020-01-02T06:15:30Z', '2020-01-02T06:45:35Z');
  return Response.json({ dataPoints: [exercisePoint('1', { interval: times, exerciseMetadata: {} })] });
}

function takesAll(path: string): Response {
  return path.endsWith('/uploads') ? Response.json({ id_str: '7' }, { status: 201 }) : Response.json([]);
}

function toConnection(provider: string) {
  const connectedAt = '2024-06-15T10:00:00.000Z';
  return {
    ...{ userId: USER, provider, accessToken: 'token', scopes: [], version: 1 },
    ...{ connectedAt, issuedAt: connectedAt, expiresAt: '2024-06-15T18:00:00.000Z' },
  };
}

const noTokens = () => Promise.reject(new Error('Expected no new tokens to be asked for'));

function toHex(text: string): string {
  return Buffer.from(text).toString('hex').slice(-3);
}
