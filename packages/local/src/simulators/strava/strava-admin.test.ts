import { stravaClient, tcxOf } from '../testing/strava-client.ts';

const ofMarch = { fields: { external_id: 'gh-march' }, file: tcxOf('2024-03-02T06:15:30Z') };
const ofApril = { fields: { external_id: 'gh-april' }, file: tcxOf('2024-04-02T06:15:30Z') };

describe('the admin API of Strava', () => {
  it('lists every activity with its external id, and gives the file as it came', async () => {
    const client = stravaClient({}, { processing: { polls: 9, ms: 9_000 } });
    await client.upload(ofMarch);
    const { activities } = (await (await client.admin('GET', 'activities')).json()) as {
      activities: { id: string }[];
    };
    expect(activities).toMatchObject([
      { userId: 'u1', externalId: 'gh-march.tcx', startTime: '2024-03-02T06:15:30.000Z', visible: false },
    ]);
    expect(await (await client.admin('GET', `activities/${activities[0]?.id}/tcx`)).text()).toBe(
      ofMarch.file,
    );
    expect((await client.admin('GET', 'activities/1/tcx')).status).toBe(404);
  });

  it('plays faults for the uploads of one civil month', async () => {
    const client = stravaClient();
    await client.admin('POST', 'faults', { match: { civilMonth: '2024-03' }, status: 500, times: 'always' });
    const refused = await client.upload(ofMarch);
    expect([refused.status, await refused.json()]).toEqual([500, { message: 'error' }]);
    expect((await client.upload(ofApril)).status).toBe(201);
  });

  it('adds athletes, tells the usage, and puts everything back', async () => {
    const client = stravaClient();
    expect((await client.admin('POST', 'users', { userId: 'u2', accessToken: 't2' })).status).toBe(201);
    expect((await client.upload({ ...ofMarch, token: 't2' })).status).toBe(201);
    expect(await (await client.admin('GET', 'usage')).json()).toMatchObject({
      usage: { overall: { quarterHour: 1, day: 1 } },
    });
    await client.admin('POST', 'reset');
    expect(await (await client.admin('GET', 'activities')).json()).toEqual({ activities: [] });
    expect((await client.upload({ ...ofMarch, token: 't2' })).status).toBe(401);
    expect(await (await client.admin('GET', 'usage')).json()).toMatchObject({
      usage: { overall: { day: 0 } },
    });
  });
});
