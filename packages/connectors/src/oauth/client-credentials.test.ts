import { inspect } from 'node:util';

import { SecretUnreadableError } from '@syncwell/core/secrets';

import { createClientSource } from './client-credentials.ts';

const place = { provider: 'strava', secretName: '/stage/strava' };
const readFrom = (answer: () => Promise<string>) => createClientSource({ read: answer }, place).read();

describe('createClientSource', () => {
  it('reads both parts from one secret, past the cache when asked to', async () => {
    const read = jest.fn((..._: unknown[]) => Promise.resolve('{"clientId":"id","clientSecret":"secret"}'));
    const source = createClientSource({ read }, place);
    await expect(source.read()).resolves.toEqual({ clientId: 'id', clientSecret: 'secret' });
    await source.read({ fresh: true });
    expect(read.mock.calls).toEqual([
      ['/stage/strava', undefined],
      ['/stage/strava', { fresh: true }],
    ]);
  });

  it.each(['', 'secret-4711', '{}', '{"clientId":"id"}', '{"clientId":"","clientSecret":"secret-4711"}'])(
    'leaves the application refused, and says nothing of it, when the secret is %j',
    async (text) => {
      const error: unknown = await readFrom(() => Promise.resolve(text)).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: 'APP_INACTIVE', provider: 'strava' });
      expect(inspect(error)).not.toContain('4711');
    },
  );

  it('leaves the application refused when there is no secret', async () => {
    const missing = new SecretUnreadableError('/stage/strava', new Error('absent'));
    await expect(readFrom(() => Promise.reject(missing))).rejects.toMatchObject({
      code: 'APP_INACTIVE',
      cause: missing,
    });
  });

  it('passes on that the store of secrets is away', async () => {
    const away = new Error('away');
    await expect(readFrom(() => Promise.reject(away))).rejects.toBe(away);
  });
});
