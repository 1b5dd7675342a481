import type { ProviderDescriptor } from '../provider-descriptor.ts';

const SCOPE_PREFIX = 'https://www.googleapis.com/auth/googlehealth';

/** Fitbit's data lives in the Google Health API v4; its own Web API is switched off. */
export const fitbitDescriptor = {
  name: 'fitbit',
  displayName: 'Fitbit',
  canRead: true,
  canWrite: false,
  mode: 'pull',
  rateScope: 'user',
  refreshKind: 'static',
  requiredScopes: {
    read: [
      `${SCOPE_PREFIX}.activity_and_fitness.readonly`,
      // The TCX export needs it too.
      `${SCOPE_PREFIX}.location.readonly`,
      // Heart rate: the TCX export has none.
      `${SCOPE_PREFIX}.health_metrics_and_measurements.readonly`,
    ],
    write: [],
  },
  publicBaseUrl: 'https://health.googleapis.com/v4',
  appPackages: ['com.fitbit.FitbitMobile'],
} as const satisfies ProviderDescriptor;
