import { fixedClock } from '../testing/fixed-clock.ts';
import { stravaClient } from '../testing/strava-client.ts';

const LIST = '/api/v3/athlete/activities';
const MINUTE_MS = 60_000;

function limitsOf({ headers }: Response) {
  return ['X-RateLimit-Limit', 'X-RateLimit-Usage', 'X-ReadRateLimit-Limit', 'X-ReadRateLimit-Usage'].map(
    (name) => headers.get(name),
  );
}

const roomy = { quarterHour: 1_000, day: 1_000 };

describe('limits of Strava', () => {
  it('counts reads to both pairs and writes to the overall pair', async () => {
    const client = stravaClient();
    expect(limitsOf(await client.send(LIST))).toEqual(['200,2000', '1,1', '100,1000', '1,1']);
    expect(limitsOf(await client.upload())).toEqual(['200,2000', '2,2', ',', ',']);
    expect(limitsOf(await client.send('/api/v3/uploads/17612345001'))).toEqual([
      '200,2000',
      '3,3',
      '100,1000',
      '2,2',
    ]);
  });

  it('tells them on refusals, too', async () => {
    expect(limitsOf(await stravaClient().send('/api/v3/activities/1'))).toEqual([
      '200,2000',
      '1,1',
      '100,1000',
      '1,1',
    ]);
  });

  it('refuses reads beyond their quarter hour while writes go on, for every user of the app', async () => {
    const users = ['1', '2'].map((n) => ({ userId: `u${n}`, accessToken: `t${n}` }));
    const client = stravaClient({}, { users, limits: { overall: roomy, read: { quarterHour: 1, day: 10 } } });
    await client.send(LIST);
    const refused = await client.send(LIST, { headers: { authorization: 'Bearer t2' } });
    expect(refused.status).toBe(429);
    expect(limitsOf(refused)).toEqual(['1000,1000', '1,2', '1,10', '1,2']);
    expect(refused.headers.get('retry-after')).toBeNull();
    expect((await client.upload()).status).toBe(201);
  });

  it('opens at the next quarter of the hour', async () => {
    const clock = fixedClock('2024-06-15T12:13:00Z');
    const client = stravaClient({}, { clock, limits: { overall: { quarterHour: 1, day: 10 }, read: roomy } });
    await client.send(LIST);
    expect((await client.upload()).status).toBe(429);
    await client.admin('POST', 'clock/advance', { ms: 2 * MINUTE_MS });
    expect((await client.upload()).status).toBe(201);
  });

  it('counts refused requests to the day, and opens at midnight UTC', async () => {
    const clock = fixedClock('2024-06-15T23:40:00Z');
    const client = stravaClient({}, { clock, limits: { overall: { quarterHour: 1, day: 3 }, read: roomy } });
    const status = async () => (await client.send(LIST)).status;
    expect([await status(), await status(), await status()]).toEqual([200, 429, 429]);
    await client.admin('POST', 'clock/advance', { ms: 5 * MINUTE_MS });
    expect(await status()).toBe(429);
    await client.admin('POST', 'clock/advance', { ms: 15 * MINUTE_MS });
    expect(await status()).toBe(200);
  });

  it('refuses with either of two bodies', async () => {
    const client = stravaClient({}, { limits: { overall: { quarterHour: 0, day: 10 }, read: roomy } });
    const bodies = await Promise.all([client.read(LIST), client.read(LIST)]);
    expect(bodies).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ errors: 'Rate Limit Exceeded', status: 429 }),
        {
          message: 'Rate Limit Exceeded',
          errors: [{ resource: 'Application', field: 'rate limit', code: 'exceeded' }],
        },
      ]),
    );
  });

  it('shortens both windows by the scale: 0.01 makes a quarter of an hour 9 s, a day 864 s', async () => {
    const clock = fixedClock('2024-06-15T00:00:00Z');
    const limits = { overall: { quarterHour: 1, day: 2 }, read: roomy };
    const client = stravaClient({}, { clock, limits, windowScale: 0.01 });
    const statusAfter = async (ms: number) => {
      await client.admin('POST', 'clock/advance', { ms });
      return (await client.send(LIST)).status;
    };
    expect([await statusAfter(0), await statusAfter(8_999)]).toEqual([200, 429]);
    expect([await statusAfter(1), await statusAfter(864_000)]).toEqual([429, 200]);
  });
});
