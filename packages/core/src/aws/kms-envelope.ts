import {
  DecryptCommand,
  GenerateDataKeyCommand,
  InvalidCiphertextException,
  type KMSClient,
} from '@aws-sdk/client-kms';

import {
  type EnvelopeCipher,
  KeyServiceError,
  type SealContext,
  SealedDataError,
} from '../envelope-cipher.ts';
import { decryptGcm, encryptGcm } from './aes-gcm.ts';
import { parseEnvelope, toHeader } from './envelope-format.ts';

/** Length of a data key: AES-256. */
const KEY_BYTES = 32;

export interface KmsEnvelopeOptions {
  readonly client: KMSClient;
  /** ARN, id or alias. When it is named differently later, it must still be the key that sealed. */
  readonly keyId: string;
}

/**
 * Envelope encryption: KMS makes a fresh data key for each value and wraps it, bound to the context; the value is
 * encrypted here with AES-256-GCM. KMS never sees the value, the store never sees a key. The context stands in the
 * key's audit trail (CloudTrail) in the clear: ids, no secrets.
 */
export function createKmsEnvelope(options: KmsEnvelopeOptions): EnvelopeCipher {
  return {
    seal: async (plaintext, context) => {
      const { key, wrappedKey } = await generateDataKey(options, context);
      const header = toHeader(wrappedKey);
      return withKey(key, () =>
        Buffer.concat([header, encryptGcm(plaintext, { key, authenticated: header })]),
      );
    },
    open: async (sealed, context) => {
      const { header, wrappedKey, body } = parseEnvelope(sealed);
      const key = await unwrapDataKey(options, { wrappedKey, context });
      return withKey(key, () => decryptGcm(body, { key, authenticated: header }));
    },
  };
}

async function generateDataKey({ client, keyId }: KmsEnvelopeOptions, context: SealContext) {
  const command = new GenerateDataKeyCommand({
    KeyId: keyId,
    KeySpec: 'AES_256',
    EncryptionContext: { ...context },
  });
  const answer = await client.send(command).catch((error: unknown) => {
    throw new KeyServiceError('GenerateDataKey', error);
  });
  return {
    key: requireBytes('GenerateDataKey', answer.Plaintext),
    wrappedKey: requireBytes('GenerateDataKey', answer.CiphertextBlob),
  };
}

async function unwrapDataKey(
  { client, keyId }: KmsEnvelopeOptions,
  { wrappedKey, context }: { readonly wrappedKey: Uint8Array; readonly context: SealContext },
): Promise<Uint8Array> {
  // The key is named although KMS could read it from the blob: nobody gets us to use a key of their own.
  const command = new DecryptCommand({
    KeyId: keyId,
    CiphertextBlob: wrappedKey,
    EncryptionContext: { ...context },
  });
  const answer = await client.send(command).catch((error: unknown) => {
    if (error instanceof InvalidCiphertextException) {
      throw new SealedDataError('refused', 'data sealed under this context', { cause: error });
    }
    throw new KeyServiceError('Decrypt', error);
  });
  const key = requireBytes('Decrypt', answer.Plaintext);
  // No such key was ever wrapped here: some key services decrypt an altered one to something else.
  if (key.length !== KEY_BYTES) throw new SealedDataError('refused', 'data sealed under this context');
  return key;
}

function requireBytes(operation: string, bytes: Uint8Array | undefined): Uint8Array {
  if (bytes === undefined) throw new KeyServiceError(operation, new TypeError('no bytes'));
  return bytes;
}

/** Overwrites the data key when it has been used, so that a heap dump of later does not show it. */
function withKey<T>(key: Uint8Array, use: () => T): T {
  try {
    return use();
  } finally {
    key.fill(0);
  }
}
