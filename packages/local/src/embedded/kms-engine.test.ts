import {
  CreateAliasCommand,
  CreateKeyCommand,
  DecryptCommand,
  DescribeKeyCommand,
  EncryptCommand,
  GenerateDataKeyCommand,
  KMSClient,
  ScheduleKeyDeletionCommand,
} from '@aws-sdk/client-kms';

describe('startKmsEngine', () => {
  const kms = new KMSClient({ endpoint: process.env.TEST_KMS_ENDPOINT, maxAttempts: 1 });
  const context = { userId: 'u1', provider: 'strava' };
  const createKey = async () => (await kms.send(new CreateKeyCommand({}))).KeyMetadata?.KeyId ?? '';

  afterAll(() => kms.destroy());

  it('opens a data key under the same context, its pairs in any order', async () => {
    const KeyId = await createKey();
    const made = await kms.send(
      new GenerateDataKeyCommand({ KeyId, KeySpec: 'AES_256', EncryptionContext: context }),
    );
    expect(made.Plaintext).toHaveLength(32);
    const opened = await kms.send(
      new DecryptCommand({
        CiphertextBlob: made.CiphertextBlob,
        EncryptionContext: { provider: 'strava', userId: 'u1' },
      }),
    );
    expect(opened.Plaintext).toEqual(made.Plaintext);
    expect(opened.KeyId).toBe(made.KeyId);
  });

  it('refuses another context, another key and a changed ciphertext', async () => {
    const [KeyId, other] = [await createKey(), await createKey()];
    const sealed = await kms.send(
      new EncryptCommand({ KeyId, Plaintext: Buffer.from('secret'), EncryptionContext: context }),
    );
    const blob = Buffer.from(sealed.CiphertextBlob ?? []);
    const changed = Buffer.from(blob).fill(0, blob.length - 1);
    const refusals = [
      { CiphertextBlob: blob, EncryptionContext: { ...context, userId: 'u2' } },
      { CiphertextBlob: blob },
      { CiphertextBlob: blob, EncryptionContext: context, KeyId: other },
      { CiphertextBlob: changed, EncryptionContext: context },
    ];
    for (const input of refusals) {
      await expect(kms.send(new DecryptCommand(input))).rejects.toMatchObject({
        name: 'InvalidCiphertextException',
      });
    }
  });

  it('finds a key by its alias until the key is deleted', async () => {
    const KeyId = await createKey();
    await kms.send(new CreateAliasCommand({ AliasName: 'alias/kms-engine-test', TargetKeyId: KeyId }));
    const found = await kms.send(new DescribeKeyCommand({ KeyId: 'alias/kms-engine-test' }));
    expect(found.KeyMetadata?.KeyId).toBe(KeyId);
    await kms.send(new ScheduleKeyDeletionCommand({ KeyId }));
    await expect(kms.send(new DescribeKeyCommand({ KeyId: 'alias/kms-engine-test' }))).rejects.toMatchObject({
      name: 'NotFoundException',
    });
  });

  it('says what a request lacks', async () => {
    await expect(kms.send(new GenerateDataKeyCommand({ KeyId: undefined }))).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });
});
