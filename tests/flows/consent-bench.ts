import { randomUUID } from 'node:crypto';

import { findProvider } from '../../packages/connectors/src/catalog.ts';
import { createOAuthEndpoints } from '../../packages/connectors/src/oauth/oauth-endpoints.ts';
import type { ProviderDescriptor } from '../../packages/connectors/src/provider-descriptor.ts';
import { createProviderSession } from '../../packages/connectors/src/session.ts';
import { createDynamoDbClient, createKmsClient } from '../../packages/core/src/aws/clients.ts';
import { createConnectionStore } from '../../packages/core/src/aws/connection-table.ts';
import { createEngineTable } from '../../packages/core/src/aws/engine-table.ts';
import { createKmsEnvelope } from '../../packages/core/src/aws/kms-envelope.ts';
import type { Connection, ConnectionStore, SessionConnections } from '../../packages/core/src/connections.ts';
import { systemClock } from '../../packages/core/src/lambda/system-clock.ts';
import { createManualClock } from '../../packages/core/src/testing/manual-clock.ts';
import { toProviderUrls } from '../../packages/local/src/simulators/provider-urls.ts';
import { createSimulatorFetch } from '../../packages/local/src/simulators/simulator-fetch.ts';
import type { SimulatorApp } from '../../packages/local/src/simulators/start-simulator.ts';
import { STRAVA_DEFAULTS } from '../../packages/local/src/simulators/strava/strava-options.ts';
import { ensureKey } from '../../packages/local/src/stack/ensure-key.ts';

/** Seconds that the first access token has left at the start. */
export const LEFT_SECONDS = 240;
const BASE_URL = 'http://provider.test';
const CLIENT = JSON.stringify({
  clientId: STRAVA_DEFAULTS.client.id,
  clientSecret: STRAVA_DEFAULTS.client.secret,
});

/** A connection store on the engines of the test run. */
export async function openEngineStore(): Promise<ConnectionStore> {
  const client = createDynamoDbClient({ endpoint: process.env['TEST_DYNAMODB_ENDPOINT'] ?? '' });
  const kms = createKmsClient({ endpoint: process.env['TEST_KMS_ENDPOINT'] ?? '' });
  const { reference: keyId } = await ensureKey(kms, randomUUID());
  const cipher = createKmsEnvelope({ client: kms, keyId });
  return createConnectionStore({
    client,
    tableName: await createEngineTable(client, 'ConnectionTable'),
    cipher,
  });
}

/** What the simulated provider knows of its one user. */
export const ANN = {
  userId: 'ann',
  accessToken: 'access-1',
  refreshToken: 'refresh-1',
  expiresInSeconds: LEFT_SECONDS,
};

export interface ConsentBenchOptions {
  readonly provider: 'fitbit' | 'strava';
  /** The provider itself, with {@link ANN} as its user, on the bench's clock. */
  readonly createApp: (clock: { now(): Date; sleep(ms: number): Promise<void> }) => SimulatorApp;
  readonly store: ConnectionStore;
}

/** Sessions of one user at a simulated provider. Time moves only when the test says so. */
export async function createConsentBench({ provider, createApp, store }: ConsentBenchOptions) {
  const manual = createManualClock();
  // Who waits for a lease really waits: others have to get on meanwhile.
  const clock = { ...manual, sleep: (ms: number) => systemClock.sleep(Math.min(ms, 5)) };
  const fetch = createSimulatorFetch(createApp(clock));
  const endpoints = createOAuthEndpoints({
    urls: toProviderUrls({ googleHealth: BASE_URL, strava: BASE_URL }),
    secrets: { read: () => Promise.resolve(CLIENT) },
    secretPath: '/test',
    ...{ fetch, now: clock.now },
  });
  const connection = toConnection(provider, clock.now());
  await store.save(connection);
  const descriptor = findProvider(provider) as ProviderDescriptor;
  const openSession = (connections: SessionConnections = store) => {
    const until = new Date(clock.now().getTime() + 80_000);
    const shared = { connections, clock, until, tokens: endpoints.tokens(descriptor) };
    return createProviderSession({ ...shared, newOwner: randomUUID, report: () => undefined }, connection);
  };
  const admin = (path: string, body?: unknown) => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' } };
    return fetch(`${BASE_URL}/_admin${path}`, { ...init, body: JSON.stringify(body ?? {}) });
  };
  return {
    ...{ clock, connection, openSession, admin },
    read: () => store.read(connection.userId, provider),
    /** New access tokens that the provider gave out. */
    countRefreshes: async () => {
      const counters = await (await fetch(`${BASE_URL}/_admin/counters`)).json();
      return (counters as { refreshes: { ann?: { issued: number } } }).refreshes.ann?.issued ?? 0;
    },
    /** HTTP status of a request with `token` to the provider's API at `path`. */
    statusOf: async (token: string, path: string) => {
      const answer = await fetch(`${BASE_URL}${path}`, { headers: { authorization: `Bearer ${token}` } });
      return answer.status;
    },
  };
}

function toConnection(provider: string, now: Date): Connection {
  const { accessToken, refreshToken } = ANN;
  const from = (seconds: number) => new Date(now.getTime() + seconds * 1000).toISOString();
  return {
    ...{ userId: randomUUID(), provider, accessToken, refreshToken, scopes: [], version: 1 },
    ...{ connectedAt: from(-3_600), issuedAt: from(-3_600), expiresAt: from(LEFT_SECONDS) },
  };
}
