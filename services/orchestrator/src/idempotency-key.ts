import { ProblemError } from '@syncwell/core/domain/errors';

/** Longest key that is taken, characters. */
const MAX_KEY_LENGTH = 255;

/** The caller's Idempotency-Key, or undefined without one. Throws ProblemError on a blank or an endless one. */
export function parseIdempotencyKey(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  const key = header.trim();
  if (key.length > 0 && key.length <= MAX_KEY_LENGTH) return key;
  throw new ProblemError(
    'invalid-request',
    `Expected \`Idempotency-Key\` to have 1 to ${MAX_KEY_LENGTH} characters, got ${key.length}.`,
  );
}
