import { KeyServiceError, SealedDataError } from '../envelope-cipher.ts';
import { createKmsClient } from './clients.ts';
import { createKmsEnvelope } from './kms-envelope.ts';

const context = { userId: 'ann', provider: 'strava' };

/** An envelope over a KMS that answers whatever `answer` says. */
function createProbe(answer: () => Promise<object>) {
  const inputs: unknown[] = [];
  const client = createKmsClient();
  client.middlewareStack.add(() => async ({ input }) => {
    inputs.push(input);
    return { output: { $metadata: {}, ...(await answer()) }, response: {} };
  });
  return { cipher: createKmsEnvelope({ client, keyId: 'key-1' }), inputs };
}

function createDataKey() {
  return { Plaintext: new Uint8Array(32).fill(7), CiphertextBlob: new Uint8Array([1, 2, 3]) };
}

describe('createKmsEnvelope', () => {
  it('asks for a 256-bit key under the context', async () => {
    const { cipher, inputs } = createProbe(async () => createDataKey());

    await cipher.seal(new Uint8Array(), context);

    expect(inputs).toEqual([
      {
        KeyId: 'key-1',
        KeySpec: 'AES_256',
        EncryptionContext: context,
      },
    ]);
  });

  it('overwrites the data key after sealing and after opening', async () => {
    const sealing = createDataKey();
    const opening = createDataKey();
    const sealed = await createProbe(async () => sealing).cipher.seal(Buffer.from('text'), context);
    const opened = await createProbe(async () => opening).cipher.open(sealed, context);

    expect(Buffer.from(opened).toString()).toBe('text');
    expect([...sealing.Plaintext, ...opening.Plaintext].every((byte) => byte === 0)).toBe(true);
  });

  it('overwrites the data key after a failure too', async () => {
    const dataKey = createDataKey();
    const sealed = Buffer.from(
      await createProbe(async () => createDataKey()).cipher.seal(Buffer.from('x'), context),
    );
    sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1;

    await expect(createProbe(async () => dataKey).cipher.open(sealed, context)).rejects.toThrow(
      SealedDataError,
    );
    expect(dataKey.Plaintext.every((byte) => byte === 0)).toBe(true);
  });

  it.each([
    ['throttling', Object.assign(new Error('slow down'), { name: 'ThrottlingException' })],
    ['a timeout', Object.assign(new Error('hung'), { name: 'TimeoutError' })],
    ['a missing permission', Object.assign(new Error('not allowed'), { name: 'AccessDeniedException' })],
  ])('reports %s as retryable, in both directions', async (_what, fault) => {
    const sealed = await createProbe(async () => createDataKey()).cipher.seal(Buffer.from('x'), context);
    const { cipher } = createProbe(async () => Promise.reject(fault));

    for (const call of [() => cipher.seal(Buffer.from('x'), context), () => cipher.open(sealed, context)]) {
      const failure = call();
      await expect(failure).rejects.toBeInstanceOf(KeyServiceError);
      await expect(failure).rejects.toMatchObject({ retryable: true, cause: fault });
      await expect(failure).rejects.toThrow(fault.name);
    }
  });

  it.each([0, 31, 33])('takes a data key of %i bytes for that of an altered envelope', async (length) => {
    const sealed = await createProbe(async () => createDataKey()).cipher.seal(Buffer.from('x'), context);
    const { cipher } = createProbe(async () => ({ Plaintext: new Uint8Array(length) }));

    await expect(cipher.open(sealed, context)).rejects.toMatchObject({
      code: 'SEALED_DATA',
      fault: 'refused',
    });
  });

  it('reports an answer without bytes as retryable', async () => {
    await expect(createProbe(async () => ({})).cipher.seal(Buffer.from('x'), context)).rejects.toMatchObject({
      code: 'KEY_SERVICE',
    });
  });
});
