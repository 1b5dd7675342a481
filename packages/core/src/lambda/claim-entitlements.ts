import type { Entitlements } from '../ports.ts';

/** Premium by a claim of the caller's token. The gateway hands claims on as text, other verifiers as they were. */
export function createClaimEntitlements(claimName: string): Entitlements {
  return {
    isPremium: (claims) => Promise.resolve(claims[claimName] === true || claims[claimName] === 'true'),
  };
}
