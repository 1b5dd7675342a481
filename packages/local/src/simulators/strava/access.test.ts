import { stravaClient } from '../testing/strava-client.ts';

const LIST = '/api/v3/athlete/activities';
const HOUR_MS = 3_600_000;

interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly expires_in: number;
}

function tokenForm(refreshToken: string, fields: Record<string, string> = {}): RequestInit {
  const client = { client_id: 'simulated-client', client_secret: 'simulated-secret' };
  const form = { ...client, grant_type: 'refresh_token', refresh_token: refreshToken, ...fields };
  return { method: 'POST', body: new URLSearchParams(form), headers: {} };
}

describe('tokens of Strava', () => {
  it('answers 401 to an unknown token and an expired one', async () => {
    const client = stravaClient({ expiresInSeconds: 60 });
    const unknown = await client.send(LIST, { headers: { authorization: 'Bearer other' } });
    expect([unknown.status, await unknown.json()]).toEqual([
      401,
      {
        message: 'Authorization Error',
        errors: [{ resource: 'Athlete', field: 'access_token', code: 'invalid' }],
      },
    ]);
    await client.admin('POST', 'clock/advance', { ms: 60_000 });
    expect((await client.send(LIST)).status).toBe(401);
  });

  it.each([
    [
      ['activity:read'],
      'activity:write_permission',
      (client: ReturnType<typeof stravaClient>) => client.upload(),
    ],
    [
      ['activity:write'],
      'activity:read_permission',
      (client: ReturnType<typeof stravaClient>) => client.send(LIST),
    ],
  ])('with the scopes %p misses %s', async (scopes, field, call) => {
    const response = await call(stravaClient({ scopes }));
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({
      errors: [{ resource: 'AccessToken', field, code: 'missing' }],
    });
  });

  it('gives the same tokens again while more than an hour is left', async () => {
    const client = stravaClient({ refreshToken: 'r1', expiresInSeconds: 2 * 3_600 });
    const tokens = await client.read<Tokens>('/oauth/token', tokenForm('r1'));
    expect(tokens).toMatchObject({
      token_type: 'Bearer',
      access_token: 't1',
      refresh_token: 'r1',
      expires_in: 7_200,
    });
  });

  it('rotates: the old refresh token dies with its use', async () => {
    const client = stravaClient({ refreshToken: 'r1', expiresInSeconds: 600 });
    const tokens = await client.read<Tokens>('/oauth/token', tokenForm('r1'));
    expect(tokens.refresh_token).not.toBe('r1');
    expect(tokens.expires_in).toBe(21_600);
    expect(
      (await client.send(LIST, { headers: { authorization: `Bearer ${tokens.access_token}` } })).status,
    ).toBe(200);
    const dead = await client.send('/oauth/token', tokenForm('r1'));
    expect([dead.status, await dead.json()]).toEqual([
      400,
      {
        message: 'Bad Request',
        errors: [{ resource: 'RefreshToken', field: 'refresh_token', code: 'invalid' }],
      },
    ]);
    await client.admin('POST', 'clock/advance', { ms: 6 * HOUR_MS });
    expect((await client.send('/oauth/token', tokenForm(tokens.refresh_token))).status).toBe(200);
  });

  it('keeps the refresh token where it is told not to rotate', async () => {
    const client = stravaClient({ refreshToken: 'r1', expiresInSeconds: 600 }, { refreshRotation: 'never' });
    expect(await client.read('/oauth/token', tokenForm('r1'))).toMatchObject({ refresh_token: 'r1' });
  });

  it('refuses a foreign client, and tells no limits at its OAuth endpoints', async () => {
    const response = await stravaClient().send('/oauth/token', tokenForm('r1', { client_id: 'x' }));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      errors: [{ resource: 'Application', field: 'client_id', code: 'invalid' }],
    });
    expect(response.headers.get('x-ratelimit-limit')).toBeNull();
  });

  it('revokes everything of the athlete', async () => {
    const client = stravaClient({ refreshToken: 'r1' });
    const authorization = `Basic ${Buffer.from('simulated-client:simulated-secret').toString('base64')}`;
    const revoke = (headers: Record<string, string>) =>
      client.send('/oauth/revoke', { method: 'POST', headers, body: new URLSearchParams({ token: 'r1' }) });
    expect((await revoke({})).status).toBe(400);
    expect((await revoke({ authorization })).status).toBe(200);
    expect((await client.send(LIST)).status).toBe(401);
    expect((await client.send('/oauth/token', tokenForm('r1'))).status).toBe(400);
    expect((await revoke({ authorization })).status).toBe(200);
  });
});
