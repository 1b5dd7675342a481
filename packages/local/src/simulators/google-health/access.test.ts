import { googleClient, listPath, reasonOf } from '../testing/google-client.ts';
import { ALL_SCOPES } from './google-health-user.ts';

const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

function refreshForm(fields: Record<string, string> = {}) {
  return {
    method: 'POST',
    headers: {},
    body: new URLSearchParams({
      client_id: 'simulated-client',
      client_secret: 'simulated-secret',
      grant_type: 'refresh_token',
      refresh_token: 'r1',
      ...fields,
    }),
  };
}

describe('tokens of Google Health', () => {
  it('answers 401 to no token, an unknown one and an expired one', async () => {
    const client = googleClient({ expiresInSeconds: 60 });
    for (const init of [{ headers: {} }, bearer('other')]) {
      const answer = await client.send(listPath('exercise'), init);
      expect([answer.status, reasonOf(answer)]).toEqual([401, 'UNAUTHENTICATED']);
    }
    expect((await client.send(listPath('exercise'))).status).toBe(200);
    await client.admin('POST', 'clock/advance', { ms: 60_000 });
    expect((await client.send(listPath('exercise'))).status).toBe(401);
  });

  it.each([
    ['exercise', 'activity_and_fitness'],
    ['heart-rate', 'health_metrics_and_measurements'],
  ])('wants for %s the scope %s', async (type, group) => {
    const without = googleClient({ scopes: ALL_SCOPES.filter((scope) => !scope.includes(group)) });
    const answer = await without.send(listPath(type));
    expect([answer.status, reasonOf(answer)]).toEqual([403, 'ACCESS_TOKEN_SCOPE_INSUFFICIENT']);
  });

  it('refuses the data of another user, and an account that is not linked', async () => {
    const path = '/v4/users/u2/dataTypes/exercise/dataPoints';
    const foreign = await googleClient().send(path);
    expect([foreign.status, reasonOf(foreign)]).toEqual([403, 'RESOURCE_PERMISSION_DENIED']);
    const unlinked = await googleClient({ linked: false }).send(listPath('exercise'));
    expect([unlinked.status, reasonOf(unlinked)]).toEqual([400, 'ACCOUNT_NOT_LINKED']);
  });

  it('refreshes without a new refresh token; the old ones go on living', async () => {
    const client = googleClient({ refreshToken: 'r1' });
    const [first, second] = [
      await client.send('/token', refreshForm()),
      await client.send('/token', refreshForm()),
    ];
    expect(first.body).toMatchObject({
      expires_in: 3_599,
      token_type: 'Bearer',
      scope: ALL_SCOPES.join(' '),
    });
    expect(first.body).not.toHaveProperty('refresh_token');
    for (const { body } of [first, second]) {
      const { access_token: token } = body as { access_token: string };
      expect((await client.send(listPath('exercise'), bearer(token))).status).toBe(200);
    }
  });

  it('refuses a dead refresh token, a foreign client and another grant', async () => {
    const client = googleClient({ refreshToken: 'r1' });
    const refused = (fields: Record<string, string>) => client.send('/token', refreshForm(fields));
    expect(await refused({ refresh_token: 'r0' })).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    });
    expect(await refused({ client_secret: 'x' })).toMatchObject({
      status: 401,
      body: { error: 'invalid_client' },
    });
    expect(await refused({ grant_type: 'password' })).toMatchObject({ status: 400 });
  });
});

describe('limits of Google Health', () => {
  it('refuses what is beyond the minute of the user, of that user only', async () => {
    const users = ['u1', 'u2'].map((userId, index) => ({ userId, accessToken: `t${index + 1}` }));
    const client = googleClient({}, { users, requestsPerMinutePerUser: 2 });
    const status = async (token: string) => (await client.send(listPath('exercise'), bearer(token))).status;
    expect([await status('t1'), await status('t1'), await status('t1'), await status('t2')]).toEqual([
      200, 200, 429, 200,
    ]);
    const refused = await client.app.request(listPath('exercise'), bearer('t1'));
    expect(refused.headers.get('retry-after')).toBeNull();
    expect(await refused.json()).toMatchObject({ error: { status: 'RESOURCE_EXHAUSTED' } });
    await client.admin('POST', 'clock/advance', { ms: 60_000 });
    expect(await status('t1')).toBe(200);
  });
});
