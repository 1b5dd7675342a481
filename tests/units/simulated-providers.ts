import { findProvider } from '../../packages/connectors/src/catalog.ts';
import { createOAuthEndpoints } from '../../packages/connectors/src/oauth/oauth-endpoints.ts';
import type { Connection } from '../../packages/core/src/connections.ts';
import type { Clock } from '../../packages/core/src/ports.ts';
import { createGoogleHealthSimulator } from '../../packages/local/src/simulators/google-health/create-google-health-simulator.ts';
import { toProviderUrls } from '../../packages/local/src/simulators/provider-urls.ts';
import { createSimulatorFetch } from '../../packages/local/src/simulators/simulator-fetch.ts';
import { createStravaSimulator } from '../../packages/local/src/simulators/strava/create-strava-simulator.ts';
import { STRAVA_DEFAULTS } from '../../packages/local/src/simulators/strava/strava-options.ts';

const ORIGINS = { googleHealth: 'http://google.test', strava: 'http://strava.test' };
const { id: clientId, secret: clientSecret } = STRAVA_DEFAULTS.client;
const TOKEN_SECONDS = 3_600;
const PROVIDERS = ['fitbit', 'strava'];

export interface ProvidersInput {
  readonly clock: Clock;
  readonly userId: string;
  /** Civil days, both inclusive. */
  readonly from: string;
  readonly to: string;
}

/** Both providers as strict as with a new application, one user who has consented, and who counts the requests. */
export function createSimulatedProviders({ clock, userId, from, to }: ProvidersInput) {
  const tokens = (provider: string) => ({
    accessToken: `access of ${provider}`,
    refreshToken: `refresh of ${provider}`,
    expiresInSeconds: TOKEN_SECONDS,
  });
  const google = createGoogleHealthSimulator({
    clock,
    users: [{ userId, ...tokens('fitbit'), history: { seed: 'units', from, to } }],
  });
  const strava = createStravaSimulator({ clock, users: [{ userId, ...tokens('strava') }] });
  const [toGoogle, toStrava] = [createSimulatorFetch(google), createSimulatorFetch(strava)];
  let requests = 0;
  const send: typeof fetch = (input, init) => {
    requests += 1;
    const { origin } = new URL(input instanceof Request ? input.url : input);
    return (origin === ORIGINS.strava ? toStrava : toGoogle)(input, init);
  };
  const urls = toProviderUrls(ORIGINS);
  const { tokens: tokensOf } = createOAuthEndpoints({
    ...{ urls, fetch: send, now: () => clock.now(), secretPath: '/units' },
    secrets: { read: () => Promise.resolve(JSON.stringify({ clientId, clientSecret })) },
  });
  const connection = (provider: string): Connection => {
    const { expiresInSeconds, ...both } = tokens(provider);
    const at = clock.now().getTime();
    const issuedAt = new Date(at).toISOString();
    return {
      ...{ userId, provider, ...both, scopes: scopesOf(provider), version: 1 },
      ...{ issuedAt, connectedAt: issuedAt },
      expiresAt: new Date(at + expiresInSeconds * 1_000).toISOString(),
    };
  };
  return { urls, fetch: send, tokensOf, connections: PROVIDERS.map(connection), requests: () => requests };
}

function scopesOf(provider: string): string[] {
  const descriptor = findProvider(provider);
  if (descriptor === undefined) throw new RangeError(`Expected a provider, got ${provider}`);
  const { requiredScopes, optionalScopes } = descriptor;
  return [requiredScopes, optionalScopes].flatMap(({ read, write }) => [...read, ...write]);
}
