import { fixedClock } from '../testing/fixed-clock.ts';
import { googleClient, listPath, reasonOf } from '../testing/google-client.ts';

describe('refusals of Google Health by name', () => {
  it.each([
    ['unauthenticated', 401, 'UNAUTHENTICATED'],
    ['missing-scope', 403, 'ACCESS_TOKEN_SCOPE_INSUFFICIENT'],
    ['permission-denied', 403, 'RESOURCE_PERMISSION_DENIED'],
    ['account-not-linked', 400, 'ACCOUNT_NOT_LINKED'],
    ['not-found', 404, 'NOT_FOUND'],
    ['rate-limited', 429, 'RATE_LIMIT_EXCEEDED'],
    ['internal', 500, 'INTERNAL'],
    ['unavailable', 503, 'UNAVAILABLE'],
    ['deadline-exceeded', 504, 'DEADLINE_EXCEEDED'],
  ])('plays %s as %i %s', async (as, status, reason) => {
    const client = googleClient();
    await client.admin('POST', 'faults', { match: {}, as });
    const answer = await client.send(listPath('exercise'));
    expect([answer.status, reasonOf(answer)]).toEqual([status, reason]);
  });

  it.each([
    ['gone', 410],
    ['html-page', 502],
    ['malformed-json', 200],
  ])('plays %s, which is no JSON', async (as, status) => {
    const client = googleClient();
    await client.admin('POST', 'faults', { match: {}, as });
    const response = await client.app.request(listPath('exercise'), {
      headers: { authorization: 'Bearer t1' },
    });
    expect(response.status).toBe(status);
    await expect(response.json()).rejects.toThrow();
  });

  it.each(['invalid-grant', 'invalid-client'])('plays %s at the token endpoint', async (as) => {
    const client = googleClient();
    await client.admin('POST', 'faults', { match: { path: '/token' }, as });
    const answer = await client.send('/token', { method: 'POST', body: new URLSearchParams({}) });
    expect(answer.body).toMatchObject({ error: as.replace('-', '_') });
  });
});

describe('faults', () => {
  it('may only be slow', async () => {
    const clock = fixedClock();
    const client = googleClient({}, { clock });
    await client.admin('POST', 'faults', { match: {}, delayMs: 30_000 });
    expect((await client.send(listPath('exercise'))).status).toBe(200);
    expect(clock.slept).toEqual([30_000]);
  });

  it('may be meant for one user', async () => {
    const users = ['u1', 'u2'].map((userId, index) => ({ userId, accessToken: `t${index + 1}` }));
    const client = googleClient({}, { users });
    await client.admin('POST', 'faults', { match: { userId: 'u2' }, status: 503, times: 'always' });
    const status = async (token: string) =>
      (await client.send(listPath('exercise'), { headers: { authorization: `Bearer ${token}` } })).status;
    expect([await status('t1'), await status('t2')]).toEqual([200, 503]);
  });

  it.each([
    { match: {} },
    { match: {}, status: 500, drop: true },
    { match: {}, as: 'gone', status: 500 },
    { match: { civilMonth: '2024-13' }, status: 500 },
    { match: {}, status: 500, share: 0 },
  ])('are refused when they say nothing, or two things: %j', async (fault) => {
    expect((await googleClient().admin('POST', 'faults', fault)).status).toBe(400);
  });
});

describe('settings of Google Health', () => {
  it('can be read, changed and put back', async () => {
    const client = googleClient();
    await client.admin('PATCH', 'settings', { requestsPerMinutePerUser: 0 });
    expect((await client.send(listPath('exercise'))).status).toBe(429);
    expect((await client.admin('GET', 'settings')).body).toMatchObject({ requestsPerMinutePerUser: 0 });
    await client.admin('POST', 'reset');
    expect((await client.send(listPath('exercise'))).status).toBe(200);
  });
});

describe('what a user does at Google', () => {
  it('takes the consent back: access and refresh are dead', async () => {
    const client = googleClient({ refreshToken: 'r1' });
    expect((await client.admin('POST', 'users/u1/revoke')).status).toBe(204);
    expect((await client.send(listPath('exercise'))).status).toBe(401);
    const form = {
      client_id: 'simulated-client',
      client_secret: 'simulated-secret',
      grant_type: 'refresh_token',
      refresh_token: 'r1',
    };
    const refreshed = await client.send('/token', { method: 'POST', body: new URLSearchParams(form) });
    expect(refreshed.body).toEqual({
      error: 'invalid_grant',
      error_description: 'Token has been expired or revoked.',
    });
    expect((await client.admin('POST', 'users/u9/revoke')).status).toBe(404);
  });

  it('waits until the access token has expired', async () => {
    const client = googleClient();
    expect((await client.admin('POST', 'users/u1/expire')).status).toBe(204);
    expect((await client.send(listPath('exercise'))).status).toBe(401);
    expect((await client.admin('POST', 'users/u9/expire')).status).toBe(404);
  });
});

describe('the minute of Google Health', () => {
  it('is as long as the scale says', async () => {
    const client = googleClient({}, { requestsPerMinutePerUser: 1, windowScale: 0.01 });
    const status = async () => (await client.send(listPath('exercise'))).status;
    expect([await status(), await status()]).toEqual([200, 429]);
    await client.admin('POST', 'clock/advance', { ms: 600 });
    expect(await status()).toBe(200);
  });
});
