import type { ConnectionView, DisconnectView } from '@syncwell/core/api/connections';
import { PROVIDERS } from '@syncwell/connectors/catalog';
import { ProviderError } from '@syncwell/connectors/errors';
import { AwsUnavailableError } from '@syncwell/core/aws/call-aws';
import { ConnectionUnreadableError } from '@syncwell/core/connections';
import { KeyServiceError } from '@syncwell/core/envelope-cipher';
import { aConnection } from '@syncwell/core/testing/connection-factory';

import { createOrchestratorBench } from '../testing/orchestrator-bench.ts';

const ANN = { userId: 'ann' };
const CONNECTION = aConnection({ ...ANN, provider: 'strava' });

async function createBench() {
  const bench = createOrchestratorBench();
  const { connections } = bench.consents;
  await connections.save(CONNECTION);
  const list = async (userId = 'ann') => {
    const answer = await bench.getConnections({ userId });
    return { ...answer, views: (answer.body as unknown as { connections: ConnectionView[] }).connections };
  };
  const disconnect = async (provider = 'strava', userId = 'ann') => {
    const answer = await bench.deleteConnection(provider, { userId, pathParameters: { provider } });
    return { ...answer, body: answer.body as unknown as DisconnectView & { detail: string } };
  };
  return { ...bench, connections, list, disconnect };
}

describe('GET /connections', () => {
  it('shows every provider, connected or not', async () => {
    const { list } = await createBench();
    const { statusCode, headers, views } = await list();
    expect([statusCode, headers['cache-control']]).toEqual([200, 'private, no-cache']);
    expect(views.map(({ provider, status, connectedAt }) => [provider, status, connectedAt])).toEqual([
      ['fitbit', 'NOT_CONNECTED', null],
      ['strava', 'CONNECTED', CONNECTION.connectedAt],
    ]);
    expect((await list('bob')).views.map(({ status }) => status)).toEqual(['NOT_CONNECTED', 'NOT_CONNECTED']);
  });

  it('shows how to ask the user, all but what the app itself knows', async () => {
    const { list } = await createBench();
    const [fitbit, strava] = (await list()).views;
    expect(strava).toEqual({
      provider: 'strava',
      displayName: 'Strava',
      canRead: false,
      canWrite: true,
      status: 'CONNECTED',
      connectedAt: CONNECTION.connectedAt,
      authorize: {
        url: 'https://www.strava.com/oauth/authorize',
        pkce: false,
        parameters: {
          response_type: 'code',
          scope: 'activity:write,activity:read_all',
          approval_prompt: 'auto',
        },
      },
    });
    expect(fitbit?.authorize).toMatchObject({
      url: 'https://accounts.google.com/o/oauth2/v2/auth',
      pkce: true,
      parameters: { access_type: 'offline', prompt: 'consent' },
    });
    expect(fitbit?.authorize.parameters['scope']?.split(' ')).toHaveLength(3);
  });

  it('shows that the user has to connect again', async () => {
    const { list, connections, clock } = await createBench();
    await connections.markRefused(CONNECTION, clock.now());
    expect((await list()).views[1]?.status).toBe('RECONNECT_REQUIRED');
  });

  it('shows no connection while the first one is being made', async () => {
    const { list, connections, clock } = await createBench();
    const end = new Date(clock.now().getTime() + 20_000);
    await connections.leaseConnect(
      { userId: 'bob', provider: 'strava' },
      { owner: 'x', now: clock.now(), end },
    );
    expect((await list('bob')).views[1]).toMatchObject({ status: 'NOT_CONNECTED', connectedAt: null });
  });

  it('shows no token', async () => {
    const { list } = await createBench();
    expect(JSON.stringify((await list()).views)).not.toMatch(/access-1|refresh-1/);
  });

  it('uses the URL of the stage', async () => {
    const { list, consents } = await createBench();
    Object.assign(consents.dependencies.urls, {
      strava: { authorize: 'http://127.0.0.1:1/oauth/authorize' },
    });
    expect((await list()).views[1]?.authorize.url).toBe('http://127.0.0.1:1/oauth/authorize');
  });
});

describe('DELETE /connections/{provider}', () => {
  it('revokes and forgets', async () => {
    const { disconnect, connections, consents } = await createBench();
    const { statusCode, body } = await disconnect();
    expect([statusCode, body]).toEqual([
      200,
      { provider: 'strava', status: 'NOT_CONNECTED', revocation: 'REVOKED', advice: null },
    ]);
    expect([consents.revoked, await connections.list('ann')]).toEqual([['refresh-1'], []]);
  });

  it('is harmless when it is repeated, and leaves others alone', async () => {
    const { disconnect, connections, consents } = await createBench();
    await disconnect('strava', 'bob');
    expect(await connections.read('ann', 'strava')).toEqual(CONNECTION);
    await disconnect();
    expect((await disconnect()).body).toMatchObject({ revocation: 'NOTHING_TO_REVOKE', advice: null });
    expect(consents.revoked).toHaveLength(1);
  });

  it('shows the access token where there is nothing that lasts', async () => {
    const { disconnect, connections, consents } = await createBench();
    const { refreshToken: _none, ...bare } = CONNECTION;
    await connections.save({ ...bare, version: 2 });
    await disconnect();
    expect(consents.revoked).toEqual(['access-1']);
  });

  it('forgets though the provider does not confirm, and says what the user may still do', async () => {
    const { disconnect, connections, consents, dependencies } = await createBench();
    consents.answers.revoke = () =>
      Promise.reject(new ProviderError('TRANSIENT', 'away', { provider: 'strava' }));
    const { statusCode, body } = await disconnect();
    expect([statusCode, body]).toMatchObject([
      200,
      {
        revocation: 'NOT_CONFIRMED',
        advice: expect.stringContaining('Remove this service in your Strava settings') as string,
      },
    ]);
    expect(await connections.list('ann')).toEqual([]);
    expect(dependencies.logger).toMatchObject({
      lines: [{ level: 'warn', event: 'connection.not-revoked', details: { provider: 'strava' } }],
    });
  });

  it.each([
    ['are damaged', new ConnectionUnreadableError({ provider: 'strava', cause: undefined })],
    ['cannot be opened for now', new KeyServiceError('Decrypt', new Error('away'))],
  ])('forgets tokens that %s', async (_what, error) => {
    const { disconnect, connections, consents } = await createBench();
    consents.dependencies.connections.read = () => Promise.reject(error);
    expect((await disconnect()).body.revocation).toBe('NOT_CONFIRMED');
    expect(await connections.list('ann')).toEqual([]);
  });

  it('forgets nothing when the table is away, and asks to try again', async () => {
    const { disconnect, connections, consents } = await createBench();
    consents.dependencies.connections.read = () =>
      Promise.reject(new AwsUnavailableError('GetItem', new Error('away')));
    expect((await disconnect()).statusCode).toBe(503);
    expect(await connections.list('ann')).toHaveLength(1);
  });

  it('names a provider of the product', async () => {
    const { disconnect } = await createBench();
    const { statusCode, body } = await disconnect('garmin');
    const names = PROVIDERS.map(({ name }) => name).join(', ');
    expect([statusCode, body.detail]).toEqual([404, `Expected one of ${names}.`]);
  });
});
