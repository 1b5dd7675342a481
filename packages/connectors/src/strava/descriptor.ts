import type { ProviderDescriptor } from '../provider-descriptor.ts';

/** Strava API v3, as a destination. */
export const stravaDescriptor = {
  name: 'strava',
  displayName: 'Strava',
  canRead: false,
  canWrite: true,
  mode: 'pull',
  rateScope: 'app',
  refreshKind: 'rotating',
  requiredScopes: { read: [], write: ['activity:write', 'activity:read_all'] },
  publicBaseUrl: 'https://www.strava.com/api/v3',
  appPackages: ['com.strava', 'com.strava.stravaride'],
} as const satisfies ProviderDescriptor;
