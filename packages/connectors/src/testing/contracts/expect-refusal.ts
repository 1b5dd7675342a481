import { ProviderError } from '../../errors.ts';
import { TEST_NOW } from '../fake-effects.ts';
import { ERROR_OF_TROUBLE, type ProviderTrouble } from './provider-trouble.ts';

/** What no error may hold: tokens, ids of users, and what users wrote. */
export const SECRETS = ['contract-token', 'contract-user', 'Sunday run of Ann'];

/** Fails unless `work` ends in the error that the trouble means, told without secrets. */
export async function expectRefusal(work: Promise<unknown>, trouble: ProviderTrouble): Promise<void> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ProviderError)) throw new Error(`Expected a ProviderError, got ${String(error)}`);
  expect([trouble, error.code]).toEqual([trouble, ERROR_OF_TROUBLE[trouble]]);
  for (const secret of SECRETS) expect(error.message).not.toContain(secret);
  if (error.code !== 'RATE_LIMITED') return;
  expect(Date.parse(error.retryAt ?? '')).toBeGreaterThan(TEST_NOW.getTime());
}
