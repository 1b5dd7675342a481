import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { open, readKeyId, seal, type KmsKey } from './kms-cipher.ts';
import { KmsError } from './kms-error.ts';
import { toKeyArn, type KmsKeyStore } from './kms-key-store.ts';

const context = z.record(z.string(), z.string()).default({});
const blob = z.base64().transform((text) => Buffer.from(text, 'base64'));
const requests = {
  CreateKey: z.object({}),
  CreateAlias: z.object({ AliasName: z.string().startsWith('alias/'), TargetKeyId: z.string() }),
  DeleteAlias: z.object({ AliasName: z.string() }),
  DescribeKey: z.object({ KeyId: z.string() }),
  Encrypt: z.object({ KeyId: z.string(), Plaintext: blob, EncryptionContext: context }),
  Decrypt: z.object({ KeyId: z.string().optional(), CiphertextBlob: blob, EncryptionContext: context }),
  GenerateDataKey: z.object({
    KeyId: z.string(),
    EncryptionContext: context,
    KeySpec: z.enum(['AES_128', 'AES_256']).optional(),
    NumberOfBytes: z.int().min(1).max(1024).optional(),
  }),
  ScheduleKeyDeletion: z.object({ KeyId: z.string() }),
};

type Action = (keys: KmsKeyStore, input: unknown) => object;

/** What each KMS action does, by its name. Shapes as in the AWS KMS API reference. */
export const KMS_ACTIONS: Readonly<Record<string, Action>> = {
  CreateKey: (keys) => ({ KeyMetadata: toMetadata(keys.create()) }),
  CreateAlias: (keys, input) => {
    const { AliasName, TargetKeyId } = requests.CreateAlias.parse(input);
    keys.alias(AliasName, TargetKeyId);
    return {};
  },
  DeleteAlias: (keys, input) => {
    keys.removeAlias(requests.DeleteAlias.parse(input).AliasName);
    return {};
  },
  ListAliases: (keys) => ({
    Aliases: keys.aliases().map(({ name, keyId }) => ({ AliasName: name, TargetKeyId: keyId })),
    Truncated: false,
  }),
  DescribeKey: (keys, input) => ({
    KeyMetadata: toMetadata(keys.find(requests.DescribeKey.parse(input).KeyId)),
  }),
  Encrypt: (keys, input) => {
    const { KeyId, Plaintext, EncryptionContext } = requests.Encrypt.parse(input);
    const key = keys.find(KeyId);
    return {
      KeyId: toKeyArn(key),
      CiphertextBlob: toBase64(seal(Plaintext, { key, context: EncryptionContext })),
    };
  },
  Decrypt: decrypt,
  GenerateDataKey: generateDataKey,
  ScheduleKeyDeletion: (keys, input) => {
    const { KeyId } = requests.ScheduleKeyDeletion.parse(input);
    const arn = toKeyArn(keys.find(KeyId));
    keys.remove(KeyId);
    return { KeyId: arn, KeyState: 'PendingDeletion' };
  },
};

function decrypt(keys: KmsKeyStore, input: unknown): object {
  const { KeyId, CiphertextBlob, EncryptionContext } = requests.Decrypt.parse(input);
  const key = keys.find(readKeyId(CiphertextBlob));
  const foreign = KeyId !== undefined && keys.find(KeyId) !== key;
  const plaintext = foreign ? undefined : open(CiphertextBlob, { key, context: EncryptionContext });
  if (plaintext === undefined) {
    throw new KmsError('InvalidCiphertextException', 'The ciphertext was not made with this key and context');
  }
  return { KeyId: toKeyArn(key), Plaintext: toBase64(plaintext), EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' };
}

function generateDataKey(keys: KmsKeyStore, input: unknown): object {
  const { KeyId, EncryptionContext, KeySpec, NumberOfBytes } = requests.GenerateDataKey.parse(input);
  const key = keys.find(KeyId);
  const plaintext = randomBytes(NumberOfBytes ?? (KeySpec === 'AES_128' ? 16 : 32));
  const sealed = seal(plaintext, { key, context: EncryptionContext });
  return { KeyId: toKeyArn(key), Plaintext: toBase64(plaintext), CiphertextBlob: toBase64(sealed) };
}

function toMetadata(key: KmsKey): object {
  return {
    KeyId: key.id,
    Arn: toKeyArn(key),
    Enabled: true,
    KeyState: 'Enabled',
    KeyUsage: 'ENCRYPT_DECRYPT',
  };
}

function toBase64(bytes: Buffer): string {
  return bytes.toString('base64');
}
