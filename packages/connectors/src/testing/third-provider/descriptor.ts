import type { ProviderDescriptor } from '../../provider-descriptor.ts';

/**
 * A provider that exists in tests only, unlike the two real ones wherever they are alike: it can be read and written,
 * it answers a file at once, its lists come oldest first, its errors are words, and its limits come with Retry-After.
 */
export const thirdDescriptor = {
  name: 'third',
  displayName: 'Third',
  canRead: true,
  canWrite: true,
  rateScope: 'user',
  requiredScopes: { read: ['read'], write: ['write'] },
  optionalScopes: { read: [], write: [] },
  oauth: {
    scopeSeparator: ' ',
    pkce: true,
    authorizeParameters: {},
    revokeNeedsClient: false,
    permissions: { read: 'see your workouts', write: 'add workouts' },
  },
  urls: {
    api: 'https://api.third.example/v1',
    authorize: 'https://third.example/oauth/authorize',
    token: 'https://third.example/oauth/token',
    revoke: 'https://third.example/oauth/revoke',
  },
  appPackages: ['com.third'],
} as const satisfies ProviderDescriptor;
