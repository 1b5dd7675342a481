import { ProviderError, type ProviderErrorCode } from '../errors.ts';
import type { HttpAnswer } from './http-answer.ts';

export interface Refusal {
  readonly provider: string;
  readonly code: ProviderErrorCode;
  /** ISO instant, for RATE_LIMITED. */
  readonly retryAt?: string | undefined;
  /** The provider's own machine-readable words; whatever does not look like such a word is left out. */
  readonly words?: readonly (string | undefined)[];
}

const MACHINE_WORD = /^[a-z][a-z_: ]{0,60}$/i;

/** The error of a refused request. Its message holds status, code and the provider's machine-readable words only. */
export function toRefusal(
  { status }: HttpAnswer,
  { provider, code, retryAt, words = [] }: Refusal,
): ProviderError {
  const said = words.filter((word) => word !== undefined && MACHINE_WORD.test(word)).join(' / ');
  return new ProviderError(
    code,
    `Expected ${provider} to accept the request, got ${status}${said === '' ? '' : ` ${said}`} (${code})`,
    { provider, httpStatus: status, ...(retryAt === undefined ? {} : { retryAt }) },
  );
}
