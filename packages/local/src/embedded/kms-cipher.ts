import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const KEY_BYTES = 32;
const KEY_ID_BYTES = 36;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Name/value pairs that must be the same at Encrypt and Decrypt. */
export type EncryptionContext = Readonly<Record<string, string>>;

/** A symmetric key and its id, a UUID. */
export interface KmsKey {
  readonly id: string;
  readonly material: Buffer;
}

/** What is bound to a ciphertext without being inside it. */
export interface Sealed {
  readonly key: KmsKey;
  readonly context: EncryptionContext;
}

/** A new random 256-bit key. */
export function createKmsKey(id: string): KmsKey {
  return { id, material: randomBytes(KEY_BYTES) };
}

/** Ciphertext blob: key id, IV, authentication tag, encrypted bytes. */
export function seal(plaintext: Uint8Array, { key, context }: Sealed): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, key.material, iv).setAAD(toAdditionalData(context));
  const encrypted = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return Buffer.concat([Buffer.from(key.id, 'ascii'), iv, cipher.getAuthTag(), encrypted]);
}

/** The reverse of {@link seal}; undefined when the blob was changed or the context is another one. */
export function open(blob: Buffer, { key, context }: Sealed): Buffer | undefined {
  const iv = blob.subarray(KEY_ID_BYTES, KEY_ID_BYTES + IV_BYTES);
  const tag = blob.subarray(KEY_ID_BYTES + IV_BYTES, KEY_ID_BYTES + IV_BYTES + TAG_BYTES);
  if (tag.length !== TAG_BYTES) return undefined;
  const decipher = createDecipheriv(ALGORITHM, key.material, iv)
    .setAAD(toAdditionalData(context))
    .setAuthTag(tag);
  try {
    return Buffer.concat([
      decipher.update(blob.subarray(KEY_ID_BYTES + IV_BYTES + TAG_BYTES)),
      decipher.final(),
    ]);
  } catch {
    return undefined; // the tag does not match: the one way in which GCM says no
  }
}

/** Id of the key that a ciphertext blob was made with. */
export function readKeyId(blob: Buffer): string {
  return blob.toString('ascii', 0, KEY_ID_BYTES);
}

/** The same bytes for the same pairs in any order, as KMS does. */
function toAdditionalData(context: EncryptionContext): Buffer {
  const pairs = Object.entries(context).sort(([a], [b]) => (a < b ? -1 : 1));
  return Buffer.from(JSON.stringify(pairs));
}
