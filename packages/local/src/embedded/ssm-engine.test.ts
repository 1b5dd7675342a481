import {
  DeleteParameterCommand,
  GetParameterCommand,
  PutParameterCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';

describe('startSsmEngine', () => {
  const ssm = new SSMClient({ endpoint: process.env.TEST_SSM_ENDPOINT, maxAttempts: 1 });
  const put = (Name: string, Value: string, Overwrite?: boolean) =>
    ssm.send(new PutParameterCommand({ Name, Value, Type: 'SecureString', Overwrite }));
  const get = async (Name: string, WithDecryption?: boolean) =>
    (await ssm.send(new GetParameterCommand({ Name, WithDecryption }))).Parameter;

  afterAll(() => ssm.destroy());

  it('gives a secret to who asks for decryption', async () => {
    await put('/ssm-engine/secret', 'value');
    expect(await get('/ssm-engine/secret', true)).toMatchObject({ Value: 'value', Version: 1 });
    expect((await get('/ssm-engine/secret'))?.Value).not.toBe('value');
  });

  it('gives a plain one to everybody', async () => {
    await ssm.send(new PutParameterCommand({ Name: '/ssm-engine/plain', Value: 'value', Type: 'String' }));
    expect(await get('/ssm-engine/plain')).toMatchObject({ Value: 'value', Type: 'String' });
  });

  it('replaces a parameter only when told so', async () => {
    await put('/ssm-engine/twice', 'one');
    await expect(put('/ssm-engine/twice', 'two')).rejects.toMatchObject({ name: 'ParameterAlreadyExists' });
    await put('/ssm-engine/twice', 'three', true);
    expect(await get('/ssm-engine/twice', true)).toMatchObject({ Value: 'three', Version: 2 });
  });

  it('knows no parameter that was never put, or is deleted', async () => {
    await put('/ssm-engine/gone', 'value');
    await ssm.send(new DeleteParameterCommand({ Name: '/ssm-engine/gone' }));
    for (const ask of [
      () => get('/ssm-engine/gone'),
      () => get('/ssm-engine/never'),
      () => ssm.send(new DeleteParameterCommand({ Name: '/ssm-engine/gone' })),
    ]) {
      await expect(ask()).rejects.toMatchObject({ name: 'ParameterNotFound' });
    }
  });

  it('says what a request lacks', async () => {
    await expect(put('/no name', 'value')).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(put('/ssm-engine/empty', '')).rejects.toMatchObject({ name: 'ValidationException' });
  });
});
