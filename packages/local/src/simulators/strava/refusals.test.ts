import { stravaClient } from '../testing/strava-client.ts';

const LIST = '/api/v3/athlete/activities';
const flaw = (resource: string, field: string, code: string) => ({ errors: [{ resource, field, code }] });

describe('refusals of Strava by name', () => {
  it.each([
    ['bad-token', 401, flaw('Athlete', 'access_token', 'invalid')],
    ['missing-write-scope', 401, flaw('AccessToken', 'activity:write_permission', 'missing')],
    ['missing-read-scope', 401, flaw('AccessToken', 'activity:read_permission', 'missing')],
    ['app-inactive', 403, flaw('Application', 'Status', 'Inactive')],
    ['athlete-cap', 403, { message: 'Limit of connected athletes exceeded' }],
    ['not-found', 404, { message: 'Record Not Found' }],
    ['rate-limited', 429, flaw('Application', 'rate limit', 'exceeded')],
    ['rate-limited-text', 429, { errors: 'Rate Limit Exceeded', status: 429 }],
    ['server-error', 500, { message: 'error' }],
    ['dead-refresh-token', 400, flaw('RefreshToken', 'refresh_token', 'invalid')],
  ])('plays %s as %i', async (as, status, body) => {
    const client = stravaClient();
    await client.admin('POST', 'faults', { match: {}, as });
    const response = await client.send(LIST);
    expect([response.status, await response.json()]).toMatchObject([status, body]);
  });

  it.each([
    ['malformed-json', 200, /^\{[^}]*$/],
    ['html-page', 502, /^<html>/],
    ['gone', 410, /^$/],
  ])('plays %s, which is no JSON', async (as, status, text) => {
    const client = stravaClient();
    await client.admin('POST', 'faults', { match: {}, as });
    const response = await client.send(LIST);
    expect(response.status).toBe(status);
    expect(await response.text()).toMatch(text);
  });

  it('keeps to the limits it tells of, whatever the fault', async () => {
    const client = stravaClient();
    await client.admin('POST', 'faults', { match: {}, as: 'server-error' });
    const response = await client.send(LIST);
    expect(response.headers.get('x-ratelimit-usage')).toBe('1,1');
    expect(response.headers.get('content-type')).toBe('application/json; charset=UTF-8');
  });

  it('knows no other names, and lists those it knows', async () => {
    const client = stravaClient();
    const unknown = await client.admin('POST', 'faults', { match: {}, as: 'teapot' });
    expect([unknown.status, await unknown.json()]).toEqual([
      400,
      { error: expect.stringContaining('Expected `as` to be one of bad-token,') as string },
    ]);
    expect(await client.adminRead('answers')).toMatchObject({ answers: { gone: { status: 410 } } });
  });
});

describe('settings of Strava', () => {
  it('switches the application off and on', async () => {
    const client = stravaClient();
    await client.admin('PATCH', 'settings', { appActive: false });
    const refused = await client.send(LIST);
    expect([refused.status, await refused.json()]).toMatchObject([
      403,
      flaw('Application', 'Status', 'Inactive'),
    ]);
    await client.admin('PATCH', 'settings', { appActive: true });
    expect((await client.send(LIST)).status).toBe(200);
  });

  it('changes limits in the middle of a window, and puts everything back', async () => {
    const client = stravaClient();
    const tight = { overall: { quarterHour: 1, day: 9 }, read: { quarterHour: 1, day: 9 } };
    await client.send(LIST);
    await client.admin('PATCH', 'settings', { limits: tight });
    const refused = await client.send(LIST);
    expect([refused.status, refused.headers.get('x-ratelimit-limit')]).toEqual([429, '1,9']);
    await client.admin('POST', 'reset');
    expect((await client.send(LIST)).headers.get('x-ratelimit-limit')).toBe('200,2000');
  });

  it('changes what comes of later looks at an upload', async () => {
    const client = stravaClient({}, { processing: 'never' });
    await client.upload();
    expect(await client.read(LIST)).toEqual([]);
    await client.admin('PATCH', 'settings', { processing: { polls: 0, ms: 0 } });
    expect(await client.read(LIST)).toHaveLength(1);
  });

  it('turns lists with `after` round', async () => {
    const client = stravaClient({}, { orderWithAfter: 'oldest-first' });
    for (const day of ['02', '03']) {
      const startTime = `2024-03-${day}T06:00:00Z`;
      await client.admin('POST', 'activities', { userId: 'u1', startTime, elapsedSeconds: 60 });
    }
    const days = async (query: string) =>
      (await client.read<{ start_date: string }[]>(`${LIST}${query}`)).map(({ start_date: date }) =>
        date.slice(8, 10),
      );
    expect(await days('?after=1')).toEqual(['02', '03']);
    expect(await days('')).toEqual(['03', '02']);
  });

  it('refuses what it does not know', async () => {
    const response = await stravaClient().admin('PATCH', 'settings', { colour: 'red' });
    expect(response.status).toBe(400);
  });
});

describe('what faults count', () => {
  it('tells 429 of the limits from those of faults', async () => {
    const limits = { overall: { quarterHour: 2, day: 9 }, read: { quarterHour: 9, day: 9 } };
    const client = stravaClient({}, { limits });
    await client.admin('POST', 'faults', { match: {}, as: 'rate-limited' });
    for (let request = 0; request < 4; request += 1) await client.send(LIST);
    expect(await client.adminRead('counters')).toMatchObject({
      total: 4,
      byStatus: { '200': 1, '429': 3 },
      rateLimited: { byLimit: 2, byFault: 1 },
    });
    expect(await client.adminRead('log?status=429')).toMatchObject({
      requests: [{ faultId: 'fault-1' }, { status: 429 }, { status: 429 }],
    });
  });
});
