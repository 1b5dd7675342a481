import { createHmac } from 'node:crypto';

/** Stands for a user id where the id itself must not be seen: in logs and as the message group of a queue. */
export type UserHasher = (userId: string) => string;

const MIN_KEY_LENGTH = 16;
/** 128 bits: two users never share one by chance, and nobody computes an id from it without the key. */
const HASH_LENGTH = 32;

/**
 * HMAC-SHA-256 of the user id under `key`, as 32 lower-case hex characters. Keyed, because the hash of a guessable
 * id could be guessed too. Throws RangeError on a key of fewer than 16 characters.
 */
export function createUserHasher(key: string): UserHasher {
  if (key.length < MIN_KEY_LENGTH) {
    throw new RangeError(`Expected \`key\` to have at least ${MIN_KEY_LENGTH} characters, got ${key.length}`);
  }
  return (userId) => createHmac('sha256', key).update(userId).digest('hex').slice(0, HASH_LENGTH);
}
