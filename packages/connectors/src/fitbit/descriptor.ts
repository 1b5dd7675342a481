import type { ProviderDescriptor } from '../provider-descriptor.ts';

const SCOPE_PREFIX = 'https://www.googleapis.com/auth/googlehealth';

/** Users may allow each by itself. Source: Google Health API v4, scopes. */
export const FITBIT_SCOPES = {
  activity: `${SCOPE_PREFIX}.activity_and_fitness.readonly`,
  /** Recordings with their route. */
  location: `${SCOPE_PREFIX}.location.readonly`,
  /** Heart rate: recordings have none. */
  heartRate: `${SCOPE_PREFIX}.health_metrics_and_measurements.readonly`,
} as const;

/** Fitbit's data lives in the Google Health API v4; its own Web API is switched off. */
export const fitbitDescriptor = {
  name: 'fitbit',
  displayName: 'Fitbit',
  canRead: true,
  canWrite: false,
  rateScope: 'user',
  requiredScopes: { read: [FITBIT_SCOPES.activity], write: [] },
  optionalScopes: { read: [FITBIT_SCOPES.location, FITBIT_SCOPES.heartRate], write: [] },
  oauth: {
    scopeSeparator: ' ',
    pkce: true,
    // Without `offline` and `consent` no refresh token comes, or only at the first consent ever.
    // Source: Using OAuth 2.0 for Web Server Applications (Google).
    authorizeParameters: { access_type: 'offline', prompt: 'consent', include_granted_scopes: 'true' },
    revokeNeedsClient: false,
    permissions: {
      [FITBIT_SCOPES.activity]: 'see your workouts',
      [FITBIT_SCOPES.location]: 'see where you went',
      [FITBIT_SCOPES.heartRate]: 'see your heart rate',
    },
  },
  urls: {
    api: 'https://health.googleapis.com/v4',
    authorize: 'https://accounts.google.com/o/oauth2/v2/auth',
    token: 'https://oauth2.googleapis.com/token',
    revoke: 'https://oauth2.googleapis.com/revoke',
  },
  appPackages: ['com.fitbit.FitbitMobile'],
} as const satisfies ProviderDescriptor;
