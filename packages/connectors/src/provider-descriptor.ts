/** What a provider can do and asks for: data only, so that naming a provider loads none of its code. */
export interface ProviderDescriptor {
  /** How requests, records and messages name it: `[a-z0-9-]+`, stable for ever. */
  readonly name: string;
  /** How people call it. */
  readonly displayName: string;
  readonly canRead: boolean;
  readonly canWrite: boolean;
  /** Who asks whom: every provider so far is asked by us. */
  readonly mode: 'pull';
  /** Whether its request limit counts each user by itself or all users of this application together. */
  readonly rateScope: 'user' | 'app';
  /** Whether a refresh token lasts, may be replaced at a refresh, or works once. */
  readonly refreshKind: 'static' | 'rotating' | 'single-use';
  /** OAuth scopes that must have been granted for each use. */
  readonly requiredScopes: { readonly read: readonly string[]; readonly write: readonly string[] };
  /** The real API, version path included; simulators take its place by configuration. */
  readonly publicBaseUrl: string;
  /** Package names of its own apps: at another source, a workout of theirs came from here. */
  readonly appPackages: readonly string[];
}
