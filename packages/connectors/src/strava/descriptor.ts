import type { ProviderDescriptor } from '../provider-descriptor.ts';

/** Strava API v3, as a destination. */
export const stravaDescriptor = {
  name: 'strava',
  displayName: 'Strava',
  canRead: false,
  canWrite: true,
  rateScope: 'app',
  // Strava API v3, Rate Limits: those of a new application, in quarters of an hour and days of UTC.
  appLimits: {
    shortWindowMs: 15 * 60 * 1000,
    initial: { overall: { short: 200, day: 2_000 }, read: { short: 100, day: 1_000 } },
  },
  requiredScopes: { read: [], write: ['activity:write', 'activity:read_all'] },
  optionalScopes: { read: [], write: [] },
  oauth: {
    scopeSeparator: ',',
    // Not documented at Strava: a verifier is sent along when the app has one, and not asked for.
    pkce: false,
    authorizeParameters: { approval_prompt: 'auto' },
    revokeNeedsClient: true,
    permissions: {
      'activity:write': 'upload activities',
      'activity:read_all': 'see all your activities, private ones too',
    },
  },
  urls: {
    api: 'https://www.strava.com/api/v3',
    authorize: 'https://www.strava.com/oauth/authorize',
    token: 'https://www.strava.com/oauth/token',
    revoke: 'https://www.strava.com/oauth/revoke',
  },
  appPackages: ['com.strava', 'com.strava.stravaride'],
} as const satisfies ProviderDescriptor;
