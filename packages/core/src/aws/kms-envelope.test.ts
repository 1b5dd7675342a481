import { randomBytes } from 'node:crypto';

import { CreateKeyCommand, type KMSClient } from '@aws-sdk/client-kms';
import fc from 'fast-check';

import type { EnvelopeCipher } from '../envelope-cipher.ts';
import { describeOnEngines } from '../testing/describe-on-engines.ts';
import { createKmsClient } from './clients.ts';
import { createKmsEnvelope } from './kms-envelope.ts';

const context = { userId: 'ann', provider: 'strava' };
const plaintext = Buffer.from('{"accessToken":"token-4711"}');

describeOnEngines('createKmsEnvelope on KMS', ['TEST_KMS_ENDPOINT'], ({ TEST_KMS_ENDPOINT: endpoint }) => {
  let client: KMSClient;
  let cipher: EnvelopeCipher;

  beforeAll(async () => {
    client = createKmsClient({ endpoint });
    cipher = createKmsEnvelope({ client, keyId: await createKey() });
  });
  afterAll(() => client.destroy());

  async function createKey(): Promise<string> {
    return (await client.send(new CreateKeyCommand({}))).KeyMetadata?.KeyId ?? '';
  }

  it('opens what it sealed, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 5_000 }), async (bytes) => {
        expect(Buffer.from(await cipher.open(await cipher.seal(bytes, context), context))).toEqual(
          Buffer.from(bytes),
        );
      }),
      { numRuns: 20 },
    );
  });

  it('shows nothing of the plaintext, and never the same bytes twice', async () => {
    const [one, two] = [await cipher.seal(plaintext, context), await cipher.seal(plaintext, context)];

    expect(Buffer.from(one).includes('token-4711')).toBe(false);
    expect(one).not.toEqual(two);
  });

  it('notices a change of any one byte', async () => {
    const sealed = await cipher.seal(plaintext, context);
    const keyEnd = 3 + Buffer.from(sealed).readUInt16BE(1);

    for (const at of sealed.keys()) {
      const changed = Uint8Array.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;

      // A changed length (bytes 1 and 2) or wrapped key reaches KMS, and which error that gets is for KMS to say: it
      // may look like the key of nobody.
      const code = at >= 1 && at < keyEnd ? /^(SEALED_DATA|KEY_SERVICE)$/ : /^SEALED_DATA$/;
      await expect(cipher.open(changed, context)).rejects.toMatchObject({
        code: expect.stringMatching(code) as string,
      });
    }
  });

  it('notices a missing end of any length', async () => {
    const sealed = await cipher.seal(plaintext, context);

    for (let length = 0; length < sealed.length; length += 1) {
      await expect(cipher.open(sealed.subarray(0, length), context)).rejects.toMatchObject({
        code: 'SEALED_DATA',
      });
    }
  });

  it.each([
    ['another user', { ...context, userId: 'bob' }],
    ['another provider', { ...context, provider: 'fitbit' }],
    ['no context', {}],
  ])('refuses to open for %s', async (_whom, other) => {
    const sealed = await cipher.seal(plaintext, context);

    await expect(cipher.open(sealed, other)).rejects.toMatchObject({ code: 'SEALED_DATA', fault: 'refused' });
  });

  it.each([
    ['an unknown version', 0, 2, 'unknown-version'],
    ['a changed content', -1, undefined, 'tampered'],
  ])('says that it met %s', async (_what, at, value, fault) => {
    const sealed = Buffer.from(await cipher.seal(plaintext, context));
    const index = at < 0 ? sealed.length + at : at;
    sealed[index] = value ?? (sealed[index] ?? 0) ^ 1;

    await expect(cipher.open(sealed, context)).rejects.toMatchObject({ name: 'SealedDataError', fault });
  });

  it('says that random bytes are none of its own', async () => {
    await expect(cipher.open(randomBytes(2), context)).rejects.toMatchObject({ fault: 'malformed' });
    await expect(cipher.open(Buffer.from([1, 0, 0, 9, 9, 9]), context)).rejects.toMatchObject({
      fault: 'malformed',
    });
  });

  it('reports a key that is not there as retryable', async () => {
    const lost = createKmsEnvelope({ client, keyId: '00000000-0000-4000-8000-000000000000' });

    await expect(lost.seal(plaintext, context)).rejects.toMatchObject({
      code: 'KEY_SERVICE',
      retryable: true,
    });
  });
});
