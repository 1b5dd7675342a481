import { randomUUID } from 'node:crypto';

import { PutParameterCommand, type SSMClient } from '@aws-sdk/client-ssm';

import { SecretUnreadableError } from '../secrets.ts';
import { describeOnEngines } from '../testing/describe-on-engines.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import { AwsUnavailableError } from './call-aws.ts';
import { createSsmClient } from './clients.ts';
import { createSsmSecrets } from './ssm-secrets.ts';

describeOnEngines('createSsmSecrets on SSM', ['TEST_SSM_ENDPOINT'], ({ TEST_SSM_ENDPOINT: endpoint }) => {
  let client: SSMClient;
  let name: string;

  beforeAll(() => {
    client = createSsmClient({ endpoint });
  });
  afterAll(() => client.destroy());
  beforeEach(() => {
    name = `/syncwell-test/${randomUUID()}`;
  });

  const put = (Value: string, Type: 'String' | 'SecureString' = 'SecureString') =>
    client.send(new PutParameterCommand({ Name: name, Value, Type, Overwrite: true }));
  const open = (clock = createManualClock()) => createSsmSecrets({ client, now: clock.now });

  it('reads what an operator stored, decrypted', async () => {
    await put('{"clientId":"id","clientSecret":"s"}');
    await expect(open().read(name)).resolves.toBe('{"clientId":"id","clientSecret":"s"}');
  });

  it('keeps it for five minutes, or until a fresh one is asked for', async () => {
    const clock = createManualClock();
    const secrets = open(clock);
    await put('one');
    await secrets.read(name);
    await put('two');
    clock.advance(299);
    await expect(secrets.read(name)).resolves.toBe('one');
    await expect(secrets.read(name, { fresh: true })).resolves.toBe('two');
    await put('three');
    await expect(secrets.read(name)).resolves.toBe('two');
    clock.advance(300);
    await expect(secrets.read(name)).resolves.toBe('three');
  });

  it('calls a missing one an operator’s matter, and looks again next time', async () => {
    const secrets = open();
    const error: unknown = await secrets.read(name).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SecretUnreadableError);
    expect(error).toMatchObject({
      code: 'SECRET_UNREADABLE',
      retryable: false,
      message: `Expected a readable secret ${name}, got ParameterNotFound`,
    });
    await put('now');
    await expect(secrets.read(name)).resolves.toBe('now');
  });

  it('calls a name that no secret can have an operator’s matter', async () => {
    await expect(open().read('/not a name')).rejects.toBeInstanceOf(SecretUnreadableError);
  });
});

describe('createSsmSecrets', () => {
  const failWith = (error: Error) => {
    const client = { send: () => Promise.reject(error) } as unknown as SSMClient;
    return createSsmSecrets({ client, now: () => new Date(0) }).read('/name');
  };
  const named = (name: string) => Object.assign(new Error('Ann 4711'), { name });

  it('calls a secret that this function must not read an operator’s matter', async () => {
    await expect(failWith(named('AccessDeniedException'))).rejects.toMatchObject({
      code: 'SECRET_UNREADABLE',
      message: 'Expected a readable secret /name, got AccessDeniedException',
    });
  });

  it('may be tried again when SSM did not answer', async () => {
    await expect(failWith(named('TimeoutError'))).rejects.toBeInstanceOf(AwsUnavailableError);
    await expect(failWith(named('ThrottlingException'))).rejects.toMatchObject({ retryable: true });
  });

  it('passes on what it does not know', async () => {
    const other = named('SomethingElse');
    await expect(failWith(other)).rejects.toBe(other);
  });

  it('does not take a parameter without a value for a secret', async () => {
    const client = { send: () => Promise.resolve({ Parameter: {} }) } as unknown as SSMClient;
    const reading = createSsmSecrets({ client, now: () => new Date(0) }).read('/name');
    await expect(reading).rejects.toThrow('Expected a parameter with a value');
  });
});
