import { randomBytes, randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';

import { createCloudClients, type CloudClients } from '../../packages/cloud/src/emulator/cloud-clients.ts';
import { toEmulatorEnvironment } from '../../packages/cloud/src/emulator/emulator-environment.ts';
import { makeCheckout } from '../../packages/cloud/src/emulator/make-checkout.ts';
import type { StagePlace } from '../../packages/cloud/src/deploy/stage-place.ts';
import { createSimulatorAdmin, type SimulatorAdmin } from '../../packages/local/src/demo/simulator-admin.ts';
import { DESTINATION, SOURCE } from '../../packages/local/src/demo/route.ts';
import { SIMULATED_LIMITS } from '../../packages/local/src/demo/simulated-limits.ts';
import { createIssuer, type Issuer } from '../../packages/local/src/issuer/create-issuer.ts';
import { readServices } from '../../packages/local/src/offline/read-services.ts';
import { STRAVA_DEFAULTS } from '../../packages/local/src/simulators/strava/strava-options.ts';
import type { Endings } from '../../packages/local/src/system/endings.ts';
import { putClientSecrets } from '../../packages/local/src/system/put-client-secrets.ts';
import { startSimulators } from '../../packages/local/src/system/start-simulators.ts';
import { consentAt } from '../flows/consent-at.ts';
import { type App, createApp, expectStatus } from './app.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const CHECKOUT = '.local/cloud';
const AUDIENCE = 'syncwell';
/** One that config/stages/ci.yml allows. */
const REDIRECT_URI = 'http://127.0.0.1:4600/connected';

/** An emulated account, the providers and the identity provider, before anything is deployed. */
export interface CloudStage {
  readonly clients: CloudClients;
  /** The workspace that is deployed from, made for this run. */
  readonly checkout: string;
  readonly googleHealth: SimulatorAdmin;
  readonly strava: SimulatorAdmin;
  /** What a deployment of `stage` from the checkout is told. */
  place(stage: string): StagePlace & { readonly printed: () => string };
  readonly issuer: Pick<Issuer, 'issueToken'>;
  /** A premium user of the API at `apiUrl`, or what else the token should say. */
  app(apiUrl: string, userId: string, token?: TokenChoice): Promise<App>;
  apiUrl(outputs: Readonly<Record<string, Readonly<Record<string, string>>>>): string;
  /** Puts the client of both providers where the functions of a stage look for it. */
  putSecrets(stage: string): Promise<void>;
}

export interface TokenChoice {
  readonly premium?: boolean;
  readonly scopes?: readonly string[];
}

/** Starts what the deployed services need of the outside, at 127.0.0.1. `endpoint`: the emulator. */
export async function openCloudStage(
  endpoint: string,
  endings: Endings,
  tokens: { readonly accessTokenSeconds?: number } = {},
): Promise<CloudStage> {
  const services = readServices(ROOT).map(({ path }) => path);
  const checkout = join(ROOT, CHECKOUT);
  await makeCheckout(ROOT, checkout, services);
  const client = { id: STRAVA_DEFAULTS.client.id, secret: randomBytes(16).toString('hex') };
  const issuer = await createIssuer({ now: () => new Date() });
  endings.add(() => issuer.stop());
  const simulators = {
    googleHealth: { requestsPerMinutePerUser: SIMULATED_LIMITS.googleHealthPerMinute, ...tokens },
    strava: { limits: SIMULATED_LIMITS.strava, ...tokens },
  };
  const simulatorUrls = await startSimulators({ simulators }, client, endings);
  const settings = { endpoint, jwtIssuer: issuer.url, simulatorUrls, redirectUri: REDIRECT_URI };
  const environment = toEmulatorEnvironment(settings, process.env);
  return {
    clients: createCloudClients(endpoint),
    checkout,
    googleHealth: createSimulatorAdmin(simulatorUrls.googleHealth, fetch),
    strava: createSimulatorAdmin(simulatorUrls.strava, fetch),
    place: (stage) => {
      let printed = '';
      const write = (text: string) => void (printed += text);
      return { root: checkout, stage, environment, write, printed: () => printed };
    },
    issuer,
    app: async (apiUrl, userId, { premium = true, scopes } = {}) => {
      const choice = { audience: AUDIENCE, premium, ...(scopes === undefined ? {} : { scopes }) };
      return createApp(apiUrl, await issuer.issueToken(userId, choice));
    },
    apiUrl: ({ orchestrator }) => `${endpoint}/_aws/execute-api/${orchestrator?.['HandedHttpApiId']}`,
    putSecrets: (stage) =>
      putClientSecrets({ endpoint, path: `/syncwell/${stage}/clients` }, client, endings),
  };
}

/** Gives a user an account at both providers, with this history at the source, and connects both as the app does. */
export async function connectUser(
  { googleHealth, strava }: Pick<CloudStage, 'googleHealth' | 'strava'>,
  {
    app,
    userId,
    from,
    to,
  }: { readonly app: App; readonly userId: string; readonly from: string; readonly to: string },
): Promise<void> {
  const tokens = () => ({ accessToken: randomUUID(), refreshToken: randomUUID(), expiresInSeconds: 120 });
  await googleHealth.post('/users', { userId, ...tokens(), history: { seed: userId, from, to } });
  await strava.post('/users', { userId, ...tokens() });
  for (const provider of [SOURCE, DESTINATION]) await connectProvider(app, { provider, userId });
}

async function connectProvider(
  app: App,
  { provider, userId }: { readonly provider: string; readonly userId: string },
) {
  const { body } = expectStatus(await app.call('GET', '/connections'), 200, 'GET /connections');
  const views = body['connections'] as readonly { provider: string; authorize: { url: string } }[];
  const url = views.find((view) => view.provider === provider)?.authorize.url ?? '';
  const asked = { provider, clientId: STRAVA_DEFAULTS.client.id, redirectUri: REDIRECT_URI, user: userId };
  const consent = await consentAt(fetch, url, asked);
  const path = `/connections/${provider}`;
  // A double click: both are answered alike.
  const put = async () => app.call('PUT', path, { ...consent, redirectUri: REDIRECT_URI });
  for (const answer of await Promise.all([put(), put()])) expectStatus(answer, 200, `PUT ${path}`);
}
