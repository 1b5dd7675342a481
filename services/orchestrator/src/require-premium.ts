import { ProblemError } from '@syncwell/core/domain/errors';
import type { Entitlements } from '@syncwell/core/ports';

/** Throws ProblemError `premium-required` unless the caller may use historical sync. */
export async function requirePremium(
  entitlements: Entitlements,
  claims: Readonly<Record<string, unknown>>,
): Promise<void> {
  if (!(await entitlements.isPremium(claims))) {
    throw new ProblemError('premium-required', 'Historical sync needs a premium subscription.');
  }
}
