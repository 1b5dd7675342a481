import { googleClient, listPath } from '../testing/google-client.ts';
import { CLIENT, oauthClient, REDIRECT_URI, VERIFIER } from '../testing/oauth-client.ts';

const ENDPOINTS = { authorize: '/o/oauth2/v2/auth', token: '/token' };
const [ACTIVITY, LOCATION] = ['activity_and_fitness', 'location'].map(
  (group) => `https://www.googleapis.com/auth/googlehealth.${group}.readonly`,
) as [string, string];
const ASKED = {
  scope: `${ACTIVITY} ${LOCATION}`,
  access_type: 'offline',
  prompt: 'consent',
  simulator_user: 'u1',
};

function setUp() {
  const client = googleClient({ accessToken: undefined });
  const oauth = oauthClient(client.app, ENDPOINTS);
  const list = (token: string) =>
    client.send(listPath('exercise'), { headers: { authorization: `Bearer ${token}` } });
  return { ...client, ...oauth, list };
}

interface Tokens {
  readonly access_token: string;
  readonly refresh_token?: string;
}

describe('consent at Google', () => {
  it('shows a person a page that asks who they are and what they allow', async () => {
    const response = await setUp().consent({ ...ASKED, simulator_user: undefined, state: '"><script>' });
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(page).toContain('<option>u1</option>');
    expect(page).toContain(`value="${LOCATION}"`);
    expect(page).not.toContain('<script>');
  });

  it('sends the browser back with code, state and scope', async () => {
    const { location, query } = await setUp().consented(ASKED);
    expect(location.href.startsWith(`${REDIRECT_URI}?`)).toBe(true);
    expect(query).toEqual({ state: 'xyz', code: expect.any(String) as string, scope: ASKED.scope });
  });

  it('grants what was ticked, or nothing', async () => {
    const { consented } = setUp();
    expect((await consented({ ...ASKED, simulator_scope: ACTIVITY })).query['scope']).toBe(ACTIVITY);
    expect((await consented({ ...ASKED, simulator_decision: 'deny' })).query).toEqual({
      state: 'xyz',
      error: 'access_denied',
    });
  });

  it.each([
    [{ client_id: 'other' }, 401],
    [{ redirect_uri: 'not a URI' }, 400],
    [{ redirect_uri: 'javascript:alert(1)' }, 400],
    [{ response_type: 'token' }, 400],
    [{ scope: '' }, 400],
    [{ code_challenge: 'short' }, 400],
    [{ simulator_user: 'nobody' }, 400],
  ])('sends nobody anywhere with %j', async (query, status) => {
    expect((await setUp().consent({ ...ASKED, ...query })).status).toBe(status);
  });
});

describe('the token endpoint of Google', () => {
  it('exchanges a code once, for tokens of what was granted', async () => {
    const { consented, exchange, list } = setUp();
    const { code } = (await consented(ASKED)).query;
    const { status, body } = await exchange(code);
    expect([status, body]).toEqual([
      200,
      {
        access_token: expect.any(String) as string,
        refresh_token: expect.any(String) as string,
        expires_in: 3_599,
        scope: ASKED.scope,
        token_type: 'Bearer',
      },
    ]);
    expect((await list((body as Tokens).access_token)).status).toBe(200);
    expect(await exchange(code)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  it('gives no refresh token unless access_type=offline asked for one', async () => {
    const { consented, exchange } = setUp();
    const { code } = (await consented({ ...ASKED, access_type: 'online' })).query;
    expect((await exchange(code)).body).not.toHaveProperty('refresh_token');
  });

  it.each([
    [
      { code_verifier: 'w'.repeat(43) },
      { error: 'invalid_grant', error_description: 'Invalid code verifier.' },
    ],
    [{ code_verifier: '' }, { error: 'invalid_grant' }],
    [{ redirect_uri: `${REDIRECT_URI}/other` }, { error: 'redirect_uri_mismatch' }],
    [{ client_secret: 'x' }, { error: 'invalid_client' }],
  ])('refuses a code with %j', async (fields, body) => {
    const { consented, exchange } = setUp();
    const { code } = (await consented(ASKED)).query;
    expect((await exchange(code, fields)).body).toMatchObject(body);
  });

  it('asks for the verifier of a challenge, and for none without one', async () => {
    const { consented, post } = setUp();
    const form = { ...CLIENT, grant_type: 'authorization_code', redirect_uri: REDIRECT_URI };
    const { code = '' } = (await consented(ASKED)).query;
    expect((await post('/token', { ...form, code })).body).toMatchObject({
      error_description: 'Missing code verifier.',
    });
    const bare = { ...ASKED, code_challenge: undefined, code_challenge_method: undefined };
    const { code: plain = '' } = (await consented(bare)).query;
    expect((await post('/token', { ...form, code: plain })).status).toBe(200);
  });

  it('takes a plain challenge', async () => {
    const { consented, exchange } = setUp();
    const plain = { ...ASKED, code_challenge: VERIFIER, code_challenge_method: 'plain' };
    expect((await exchange((await consented(plain)).query['code'])).status).toBe(200);
  });

  it('forgets a code after ten minutes', async () => {
    const { consented, exchange, admin } = setUp();
    const { code } = (await consented(ASKED)).query;
    await admin('POST', 'clock/advance', { ms: 600_000 });
    expect(await exchange(code)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  it('logs no code, token or secret', async () => {
    const { consented, exchange, post, admin } = setUp();
    const { code = '' } = (await consented(ASKED)).query;
    const { refresh_token: refreshToken = '' } = (await exchange(code)).body as Tokens;
    const query = new URLSearchParams({
      ...CLIENT,
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
    });
    expect((await post(`/token?${query.toString()}`, {})).status).toBe(200);
    const log = JSON.stringify((await admin('GET', 'log')).body);
    for (const secret of [code, refreshToken, VERIFIER, CLIENT.client_secret])
      expect(log).not.toContain(secret);
  });
});

describe('revoking at Google', () => {
  it('ends everything that came of the consent', async () => {
    const { consented, exchange, refresh, post, list } = setUp();
    const tokens = (await exchange((await consented(ASKED)).query['code'])).body as Tokens;
    expect(await post('/revoke', { token: tokens.access_token })).toEqual({ status: 200, body: {} });
    expect((await list(tokens.access_token)).status).toBe(401);
    expect(await refresh(tokens.refresh_token ?? '')).toMatchObject({ body: { error: 'invalid_grant' } });
    expect(await post('/revoke', { token: tokens.access_token })).toMatchObject({
      status: 400,
      body: { error: 'invalid_token' },
    });
  });
});
