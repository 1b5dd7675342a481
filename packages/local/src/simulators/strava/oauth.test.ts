import { CLIENT, oauthClient, REDIRECT_URI } from '../testing/oauth-client.ts';
import { stravaClient } from '../testing/strava-client.ts';
import type { StravaSimulatorOptions } from './strava-options.ts';

const ENDPOINTS = { authorize: '/oauth/authorize', token: '/oauth/token' };
const LIST = '/api/v3/athlete/activities';
const ASKED = {
  scope: 'activity:write,activity:read_all',
  approval_prompt: 'auto',
  simulator_user: 'u1',
};

function setUp(options: Partial<StravaSimulatorOptions> = {}) {
  const client = stravaClient({ accessToken: undefined }, options);
  const oauth = oauthClient(client.app, ENDPOINTS);
  const list = (token: string) => client.send(LIST, { headers: { authorization: `Bearer ${token}` } });
  const connect = async (user = 'u1') =>
    oauth.exchange((await oauth.consented({ ...ASKED, simulator_user: user })).query['code']);
  return { ...client, ...oauth, list, connect };
}

interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly expires_at: number;
}

const flaw = (resource: string, field: string, code: string) => ({ errors: [{ resource, field, code }] });

describe('consent at Strava', () => {
  it('shows a page, and sends the browser back with code, state and scope', async () => {
    const { consent, consented } = setUp();
    const page = await (await consent({ ...ASKED, simulator_user: undefined })).text();
    expect(page).toContain('value="activity:read_all"');
    expect((await consented(ASKED)).query).toEqual({
      state: 'xyz',
      code: expect.any(String) as string,
      scope: 'activity:write,activity:read_all',
    });
  });

  it('grants what was ticked: fewer scopes in the callback, and with the token', async () => {
    const { consented, exchange, list } = setUp();
    const { code, scope } = (await consented({ ...ASKED, simulator_scope: 'activity:write' })).query;
    expect(scope).toBe('activity:write');
    const { access_token: token } = (await exchange(code)).body as Tokens;
    expect((await list(token)).status).toBe(401);
  });

  it('can be denied', async () => {
    const { consented } = setUp();
    expect((await consented({ ...ASKED, simulator_decision: 'deny' })).query).toEqual({
      state: 'xyz',
      error: 'access_denied',
    });
  });

  it.each([
    ['client_id', { client_id: 'other' }],
    ['redirect_uri', { redirect_uri: undefined }],
    ['response_type', { response_type: 'token' }],
    ['scope', { scope: undefined }],
    ['code_challenge', { code_challenge: 'short' }],
  ])('sends nobody anywhere with a wrong %s', async (field, query) => {
    const response = await setUp().consent({ ...ASKED, ...query });
    expect([response.status, await response.json()]).toMatchObject([
      400,
      flaw('Application', field, 'invalid'),
    ]);
  });
});

describe('the token endpoint of Strava', () => {
  it('exchanges a code once, telling the athlete, not the scope', async () => {
    const { consented, exchange, list } = setUp();
    const { code } = (await consented(ASKED)).query;
    const { status, body } = await exchange(code);
    expect([status, body]).toEqual([
      200,
      {
        token_type: 'Bearer',
        access_token: expect.any(String) as string,
        refresh_token: expect.any(String) as string,
        expires_in: 21_600,
        expires_at: Date.parse('2024-06-15T18:00:00Z') / 1000,
        athlete: expect.objectContaining({ username: 'u1', id: expect.any(Number) as number }) as object,
      },
    ]);
    expect((await list((body as Tokens).access_token)).status).toBe(200);
    expect(await exchange(code)).toMatchObject({
      status: 400,
      body: flaw('AuthorizationCode', 'code', 'invalid'),
    });
  });

  it.each([
    ['code_verifier', { code_verifier: 'w'.repeat(43) }],
    ['redirect_uri', { redirect_uri: `${REDIRECT_URI}/other` }],
  ])('refuses a code with another %s', async (field, fields) => {
    const { consented, exchange } = setUp();
    const { code } = (await consented(ASKED)).query;
    expect(await exchange(code, fields)).toMatchObject({
      status: 400,
      body: flaw('AuthorizationCode', field, 'invalid'),
    });
  });

  it('takes its parameters from the query, too, and logs none of the secret ones', async () => {
    const { connect, post, adminRead } = setUp();
    const { refresh_token: refreshToken } = (await connect()).body as Tokens;
    const query = new URLSearchParams({
      ...CLIENT,
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
    });
    expect((await post(`/oauth/token?${query.toString()}`, {})).status).toBe(200);
    const log = JSON.stringify(await adminRead('log'));
    for (const secret of [refreshToken, CLIENT.client_secret]) expect(log).not.toContain(secret);
  });

  it('refuses another grant', async () => {
    const { post } = setUp();
    const answer = await post('/oauth/token', { ...CLIENT, grant_type: 'password' });
    expect(answer).toMatchObject({ status: 400, body: flaw('Application', 'grant_type', 'invalid') });
  });

  it('lets an old refresh token live for its grace, and then no more', async () => {
    const { connect, refresh, admin } = setUp({ refreshRotation: 'grace', refreshGraceSeconds: 60 });
    const first = (await connect()).body as Tokens;
    await admin('POST', 'users/u1/expire');
    const second = (await refresh(first.refresh_token)).body as Tokens;
    expect(second.refresh_token).not.toBe(first.refresh_token);
    await admin('POST', 'clock/advance', { ms: 59_000 });
    expect((await refresh(first.refresh_token)).body).toMatchObject({
      access_token: second.access_token,
      refresh_token: second.refresh_token,
      expires_at: second.expires_at,
    });
    await admin('POST', 'clock/advance', { ms: 1_000 });
    expect(await refresh(first.refresh_token)).toMatchObject({
      status: 400,
      body: flaw('RefreshToken', 'refresh_token', 'invalid'),
    });
  });

  it('counts refreshes: new tokens, and the same ones again', async () => {
    const { connect, refresh, admin, adminRead } = setUp();
    const first = (await connect()).body as Tokens;
    await refresh(first.refresh_token);
    await admin('POST', 'users/u1/expire');
    await Promise.all([refresh(first.refresh_token), refresh(first.refresh_token)]);
    expect(await adminRead('counters')).toMatchObject({
      refreshes: { u1: { issued: 1, repeated: 1 } },
      byStatus: { '400': 1 },
    });
  });
});

describe('the cap of athletes', () => {
  it('turns away the code of an athlete too many, until another one leaves', async () => {
    const users = ['u1', 'u2', 'u3'].map((userId) => ({ userId }));
    const { connect, admin } = setUp({ users, athleteCap: 2 });
    expect([(await connect('u1')).status, (await connect('u2')).status]).toEqual([200, 200]);
    expect(await connect('u3')).toEqual({
      status: 403,
      body: {
        message: 'Limit of connected athletes exceeded',
        ...flaw('Application', 'limit', 'Limit of connected athletes exceeded'),
      },
    });
    expect((await connect('u1')).status).toBe(200);
    await admin('POST', 'users/u2/revoke');
    expect((await connect('u3')).status).toBe(200);
  });
});

describe('leaving Strava', () => {
  it('deauthorizes by the access token: every token of the athlete is dead', async () => {
    const { connect, refresh, post, list } = setUp();
    const tokens = (await connect()).body as Tokens;
    const authorization = `Bearer ${tokens.access_token}`;
    expect(await post('/oauth/deauthorize', {}, { authorization })).toEqual({
      status: 200,
      body: { access_token: tokens.access_token },
    });
    expect((await list(tokens.access_token)).status).toBe(401);
    expect((await refresh(tokens.refresh_token)).status).toBe(400);
    expect((await post('/oauth/deauthorize', {}, { authorization })).status).toBe(401);
  });

  it('revokes by either token, with the client as Basic authorization', async () => {
    const { connect, refresh, post } = setUp();
    const tokens = (await connect()).body as Tokens;
    const basic = Buffer.from(`${CLIENT.client_id}:${CLIENT.client_secret}`).toString('base64');
    const form = { token: tokens.refresh_token, token_type_hint: 'refresh_token' };
    expect((await post('/oauth/revoke', form)).status).toBe(400);
    expect((await post('/oauth/revoke', form, { authorization: `Basic ${basic}` })).status).toBe(200);
    expect((await refresh(tokens.refresh_token)).status).toBe(400);
  });
});
