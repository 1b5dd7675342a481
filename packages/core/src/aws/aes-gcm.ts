import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

import { SealedDataError } from '../envelope-cipher.ts';

const ALGORITHM = 'aes-256-gcm';
/** 96 bits: what GCM is made for (NIST SP 800-38D, 8.2). Random is safe here, a key encrypts one value only. */
const IV_BYTES = 12;
const TAG_BYTES = 16;

export interface GcmKey {
  /** 32 bytes. */
  readonly key: Uint8Array;
  /** Not encrypted, but signed with the content. */
  readonly authenticated: Uint8Array;
}

/** IV, tag and ciphertext, in this order. */
export function encryptGcm(plaintext: Uint8Array, { key, authenticated }: GcmKey): Uint8Array {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES }).setAAD(authenticated);
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), ciphertext]);
}

/** Throws SealedDataError `malformed` or `tampered`. */
export function decryptGcm(body: Uint8Array, { key, authenticated }: GcmKey): Uint8Array {
  const expected = 'content that fits its signature';
  if (body.length < IV_BYTES + TAG_BYTES) throw new SealedDataError('malformed', expected);
  const iv = body.subarray(0, IV_BYTES);
  const tag = body.subarray(IV_BYTES, IV_BYTES + TAG_BYTES);
  const decipher = createDecipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES })
    .setAAD(authenticated)
    .setAuthTag(tag);
  const plaintext = decipher.update(body.subarray(IV_BYTES + TAG_BYTES));
  try {
    return Buffer.concat([plaintext, decipher.final()]);
  } catch (error) {
    throw new SealedDataError('tampered', expected, { cause: error });
  }
}
