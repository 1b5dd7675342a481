import type { AppLimits } from '@syncwell/core/budget';

import type { OAuthRules } from './oauth/oauth-rules.ts';

/** Where a provider answers. */
export interface ProviderUrls {
  /** Its API, version path included, no slash at the end. */
  readonly api: string;
  /** OAuth 2.0: the page on which the user consents. */
  readonly authorize: string;
  /** OAuth 2.0: codes and refresh tokens become access tokens here. */
  readonly token: string;
  /** OAuth 2.0 Token Revocation (RFC 7009). */
  readonly revoke: string;
}

/** What a provider can do and asks for: data only, so that naming a provider loads none of its code. */
export interface ProviderDescriptor {
  /** How requests, records and messages name it: `[a-z0-9-]+`, stable for ever. */
  readonly name: string;
  /** How people call it. */
  readonly displayName: string;
  readonly canRead: boolean;
  readonly canWrite: boolean;
  /** Whether its request limit counts each user by itself or all users of this application together. */
  readonly rateScope: 'user' | 'app';
  /** With the scope `app`: what is counted, and up to where at first. */
  readonly appLimits?: AppLimits;
  /** OAuth scopes that must have been granted for each use. */
  readonly requiredScopes: { readonly read: readonly string[]; readonly write: readonly string[] };
  /** Asked for as well: a user who keeps one of these back gets copies with less in them. */
  readonly optionalScopes: { readonly read: readonly string[]; readonly write: readonly string[] };
  readonly oauth: OAuthRules;
  /** The real ones; configuration puts others in their place, see {@link resolveProviderUrls}. */
  readonly urls: ProviderUrls;
  /** Package names of its own apps: at another source, a workout of theirs came from here. */
  readonly appPackages: readonly string[];
}
