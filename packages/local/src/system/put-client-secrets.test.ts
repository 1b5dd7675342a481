import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { PROVIDERS } from '@syncwell/connectors/catalog';
import { createEndings } from './endings.ts';
import { putClientSecrets } from './put-client-secrets.ts';

describe('putClientSecrets', () => {
  const endpoint = process.env.TEST_SSM_ENDPOINT ?? '';
  const ssm = new SSMClient({ endpoint });
  afterAll(() => ssm.destroy());

  const read = async (name: string) => {
    const command = new GetParameterCommand({ Name: `/put-test/clients/${name}`, WithDecryption: true });
    return (await ssm.send(command)).Parameter;
  };

  it('stores the client of every provider encrypted, and takes it away at the end', async () => {
    const endings = createEndings();
    await putClientSecrets({ endpoint, path: '/put-test/clients' }, { id: 'id', secret: 'secret' }, endings);
    for (const { name } of PROVIDERS) {
      expect(await read(name)).toMatchObject({
        Type: 'SecureString',
        Value: '{"clientId":"id","clientSecret":"secret"}',
      });
    }
    await endings.run();
    for (const { name } of PROVIDERS) {
      await expect(read(name)).rejects.toMatchObject({ name: 'ParameterNotFound' });
    }
  });

  it('takes away what was stored before it failed, and nothing that is another’s', async () => {
    const endings = createEndings();
    const [first, second] = PROVIDERS;
    const place = { endpoint, path: '/put-test/clients' };
    const other = createEndings();
    await putClientSecrets(place, { id: 'other', secret: 'x' }, other);
    await expect(putClientSecrets(place, { id: 'id', secret: 'y' }, endings)).rejects.toMatchObject({
      name: 'ParameterAlreadyExists',
    });
    await endings.run();
    expect((await read(first?.name ?? ''))?.Value).toContain('other');
    await other.run();
    await expect(read(second?.name ?? '')).rejects.toMatchObject({ name: 'ParameterNotFound' });
  });
});
