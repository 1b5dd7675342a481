/** Base URLs of the two simulators, no slash at the end. */
export interface SimulatorUrls {
  readonly googleHealth: string;
  readonly strava: string;
}

/** Ports of simulators that run on their own. */
export const DEFAULT_SIMULATOR_PORTS = { googleHealth: 4611, strava: 4612 } as const;

export const DEFAULT_SIMULATOR_URLS: SimulatorUrls = {
  googleHealth: `http://127.0.0.1:${DEFAULT_SIMULATOR_PORTS.googleHealth}`,
  strava: `http://127.0.0.1:${DEFAULT_SIMULATOR_PORTS.strava}`,
};

/** What the services' `PROVIDER_URLS` says, as an object, for the providers to be simulators. */
export function toProviderUrls({ googleHealth, strava }: SimulatorUrls) {
  return {
    fitbit: {
      api: `${googleHealth}/v4`,
      authorize: `${googleHealth}/o/oauth2/v2/auth`,
      token: `${googleHealth}/token`,
      revoke: `${googleHealth}/revoke`,
    },
    strava: {
      api: `${strava}/api/v3`,
      authorize: `${strava}/oauth/authorize`,
      token: `${strava}/oauth/token`,
      revoke: `${strava}/oauth/revoke`,
    },
  };
}
