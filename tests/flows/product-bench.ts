import { createOAuthEndpoints } from '../../packages/connectors/src/oauth/oauth-endpoints.ts';
import { createConnectorRegistry } from '../../packages/connectors/src/registry.ts';
import { createCallBudgets } from '../../packages/core/src/budget/create-call-budgets.ts';
import { createCircuits } from '../../packages/core/src/circuit/create-circuits.ts';
import { circuitRules } from '../../packages/core/src/domain/circuit/circuit-rules.ts';
import { createUserHasher } from '../../packages/core/src/domain/user-hash.ts';
import type { ChunkMessage } from '../../packages/core/src/messages/chunk-message.ts';
import { createMemoryBudgetTable } from '../../packages/core/src/testing/memory-budget-table.ts';
import { createMemoryLedger } from '../../packages/core/src/testing/memory-ledger.ts';
import { createSequentialIds } from '../../packages/core/src/testing/sequential-ids.ts';
import { createGoogleHealthSimulator } from '../../packages/local/src/simulators/google-health/create-google-health-simulator.ts';
import { toProviderUrls } from '../../packages/local/src/simulators/provider-urls.ts';
import { createSimulatorFetch } from '../../packages/local/src/simulators/simulator-fetch.ts';
import { createStravaSimulator } from '../../packages/local/src/simulators/strava/create-strava-simulator.ts';
import { STRAVA_DEFAULTS } from '../../packages/local/src/simulators/strava/strava-options.ts';
import { copyChunk } from '../../services/chunk-worker/src/copy-chunk.ts';
import type { WorkerDependencies } from '../../services/chunk-worker/src/dependencies.ts';
import { createHandler as createOnChunkMessage } from '../../services/chunk-worker/src/handlers/on-chunk-message.ts';
import { REDIRECT_URI } from '../../services/orchestrator/src/testing/fake-consents.ts';
import { createOrchestratorBench } from '../../services/orchestrator/src/testing/orchestrator-bench.ts';
import { consentAt } from './consent-at.ts';
import { toWorkerCall } from './to-worker-call.ts';

const URLS = { googleHealth: 'http://google.test', strava: 'http://strava.test' };
const { id: clientId, secret: clientSecret } = STRAVA_DEFAULTS.client;
const HISTORY = { seed: 'flows', from: '2023-10-01', to: '2023-12-31' };
export const ANN = 'ann';
export const AUTUMN = {
  source: 'fitbit',
  destination: 'strava',
  startDate: '2023-10-01',
  endDate: '2023-12-31',
};

/** The handlers of all services and both simulated providers over tables in memory, with one user, not connected. */
export function createProductBench() {
  const bench = createOrchestratorBench();
  const { clock, consents, ledgerEntries } = bench;
  const { store, timing, logger } = bench.dependencies;
  const google = createGoogleHealthSimulator({ clock, users: [{ userId: ANN, history: HISTORY }] });
  const strava = createStravaSimulator({ clock, users: [{ userId: ANN }] });
  const [toGoogle, toStrava] = [google, strava].map(createSimulatorFetch) as [typeof fetch, typeof fetch];
  const send: typeof fetch = (input, init) => {
    const { origin } = new URL(input instanceof Request ? input.url : input);
    return (origin === URLS.strava ? toStrava : toGoogle)(input, init);
  };
  const effects = { fetch: send, now: clock.now, sleep: clock.sleep };
  const urls = toProviderUrls(URLS);
  const limits = {
    table: createMemoryBudgetTable(),
    clock,
    onTrouble: (error: unknown) => logger.warn('limits.trouble', { error }),
  };
  const endpoints = createOAuthEndpoints({
    ...{ urls, fetch: send, now: clock.now, secretPath: '/test' },
    secrets: { read: () => Promise.resolve(JSON.stringify({ clientId, clientSecret })) },
  });
  Object.assign(bench.everything, { urls, tokensOf: endpoints.tokens, revocationOf: endpoints.revocation });
  const ids = createSequentialIds();
  const copying = {
    ...{ clock, timing, logger, ids },
    connections: consents.connections,
    tokensOf: endpoints.tokens,
    ledger: createMemoryLedger(ledgerEntries),
    registry: createConnectorRegistry({
      ...{ ...effects, urls, random: () => 0.5 },
      budgets: createCallBudgets({ ...limits, windowScale: 1, userHash: createUserHasher('k'.repeat(16)) }),
      circuits: createCircuits({ ...limits, rules: circuitRules('production') }),
    }),
  };
  const worker: WorkerDependencies = {
    ...{ store, clock, timing, logger, ids, random: () => 0.5 },
    quarantine: { keep: () => Promise.reject(new Error('Expected nothing to be put into quarantine')) },
    returns: { returnAfter: () => Promise.resolve() },
    copyChunk: (message, timeBox) => copyChunk(copying, message, timeBox),
  };
  return {
    ...bench,
    /** What the workers keep of the providers' limits. */
    budgets: limits.table,
    worker,
    /** Delivers one message; true = acknowledged. */
    deliver: (message: ChunkMessage, dependencies = worker) =>
      toWorkerCall(createOnChunkMessage(() => dependencies))(message),
    /** The user consents at the provider's page, and the app hands the code to the API. */
    connect: async (provider: 'fitbit' | 'strava') => {
      const code = await consentAt(send, urls[provider].authorize, {
        ...{ provider, clientId, redirectUri: REDIRECT_URI, user: ANN },
      });
      return bench.putConnection(provider, {
        userId: ANN,
        body: { ...code, redirectUri: REDIRECT_URI },
        pathParameters: { provider },
      });
    },
    admin: async (provider: keyof typeof URLS, path: string, body?: object) => {
      const init = { method: 'POST', headers: { 'content-type': 'application/json' } };
      return send(`${URLS[provider]}/_admin${path}`, body ? { ...init, body: JSON.stringify(body) } : init);
    },
    read: async (path: string, provider: keyof typeof URLS = 'strava'): Promise<unknown> =>
      (await send(`${URLS[provider]}/_admin${path}`)).json(),
  };
}
