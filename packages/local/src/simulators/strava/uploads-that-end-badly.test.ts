import { stravaClient, tcxOf } from '../testing/strava-client.ts';

const FAILED = 'There was an error processing your activity.';
const PROCESSING = 'Your activity is still being processed.';
const LIST = '/api/v3/athlete/activities';
const ALMOST_A_DAY_MS = 23 * 3_600_000;

type Client = ReturnType<typeof stravaClient>;

async function uploadId(client: Client, fields?: Record<string, string>, file = tcxOf()): Promise<number> {
  const response = await client.upload({ file, ...(fields && { fields }) });
  return ((await response.json()) as { id: number }).id;
}

describe('uploads by rule', () => {
  it('fail in the words of the rule, after their polls', async () => {
    const client = stravaClient({}, { processing: { polls: 2, ms: 60_000 } });
    await client.admin('POST', 'upload-rules', {
      match: { externalId: 'gh-7' },
      error: 'Nobody runs that fast.',
    });
    const id = await uploadId(client, { external_id: 'gh-7' });
    const polls = [await client.poll(id), await client.poll(id), await client.poll(id)];
    expect(polls.map(({ status }) => status)).toEqual([PROCESSING, PROCESSING, FAILED]);
    expect(polls[2]).toMatchObject({ error: 'Nobody runs that fast.', activity_id: null });
    expect(await client.read(LIST)).toEqual([]);
  });

  it('are processed for ever, never listed', async () => {
    const client = stravaClient();
    await client.admin('POST', 'upload-rules', { match: { civilMonth: '2024-03' }, processing: 'never' });
    const id = await uploadId(client);
    await client.admin('POST', 'clock/advance', { ms: ALMOST_A_DAY_MS });
    for (let poll = 0; poll < 5; poll += 1) expect((await client.poll(id)).status).toBe(PROCESSING);
    expect(await client.read(LIST)).toEqual([]);
    expect(
      (await client.poll(await uploadId(client, { external_id: 'gh-2' }, tcxOf('2024-04-02T06:00:00Z'))))
        .status,
    ).toBe('Your activity is ready.');
  });

  it('take as long as the rule says, for the athlete it names', async () => {
    const client = stravaClient();
    const rule = { match: { userId: 'u1' }, processing: { polls: 99, ms: 90_000 }, times: 'always' };
    await client.admin('POST', 'upload-rules', rule);
    await uploadId(client);
    await client.admin('POST', 'clock/advance', { ms: 89_999 });
    expect(await client.read(LIST)).toEqual([]);
    await client.admin('POST', 'clock/advance', { ms: 1 });
    expect(await client.read(LIST)).toHaveLength(1);
  });

  it('are refused when they say nothing', async () => {
    const response = await stravaClient().admin('POST', 'upload-rules', { match: {} });
    expect([response.status, await response.json()]).toEqual([
      400,
      { error: expect.stringContaining('Expected `processing`, `error` or both') as string },
    ]);
  });

  it('can be listed and taken away', async () => {
    const client = stravaClient();
    await client.admin('POST', 'upload-rules', { match: {}, error: 'no', times: 'always' });
    expect(await client.adminRead('upload-rules')).toMatchObject({
      'upload-rules': [{ id: 'upload-rule-1' }],
    });
    await client.admin('DELETE', 'upload-rules/upload-rule-1');
    expect((await client.uploadAndPoll()).error).toBeNull();
  });
});

describe('uploads whose answer is lost', () => {
  it.each([
    ['the connection is dropped', { drop: true }, 0],
    ['a 500 comes in its place', { status: 500 }, 500],
  ])('are taken all the same when %s', async (_, fault, status) => {
    const client = stravaClient();
    await client.admin('POST', 'faults', { match: { path: '/uploads' }, when: 'after', ...fault });
    await client.upload();
    expect(await client.adminRead('log')).toMatchObject({ requests: [{ status, faultId: 'fault-1' }] });
    expect(await client.adminRead('activities')).toMatchObject({ activities: [{ externalId: 'gh-1.tcx' }] });
    expect((await client.uploadAndPoll()).error).toBe('gh-1.tcx duplicate of activity 8319190001');
  });

  it('are not taken when the connection is dropped before', async () => {
    const client = stravaClient();
    await client.admin('POST', 'faults', { match: { path: '/uploads' }, drop: true });
    await client.upload();
    expect(await client.adminRead('activities')).toEqual({ activities: [] });
  });
});

describe('activities that are deleted', () => {
  it('leave their upload saying so, and double nothing any more', async () => {
    const client = stravaClient();
    const { id, activity_id: activityId } = await client.uploadAndPoll();
    expect((await client.admin('DELETE', `activities/${activityId}`)).status).toBe(204);
    expect(await client.poll(id)).toMatchObject({
      status: 'The created activity has been deleted.',
      error: null,
      activity_id: null,
    });
    expect(await client.read(LIST)).toEqual([]);
    expect((await client.uploadAndPoll()).status).toBe('Your activity is ready.');
    expect((await client.admin('DELETE', `activities/${activityId}`)).status).toBe(404);
  });
});

describe('activities that were there already', () => {
  const garmin = {
    userId: 'u1',
    startTime: '2024-03-02T06:15:30Z',
    elapsedSeconds: 600,
    externalId: 'garmin_push_1234567890',
    sportType: 'Run',
  };

  it('are listed as another app made them, and doubled by a file of the same start', async () => {
    const client = stravaClient();
    expect((await client.admin('POST', 'activities', garmin)).status).toBe(201);
    expect(await client.read(LIST)).toMatchObject([
      { external_id: 'garmin_push_1234567890', start_date: '2024-03-02T06:15:30Z', manual: false },
    ]);
    expect((await client.uploadAndPoll()).error).toContain('duplicate of activity 8319190001');
  });

  it('can be typed in by hand, and double nothing then', async () => {
    const client = stravaClient();
    await client.admin('POST', 'activities', { ...garmin, externalId: null });
    expect(await client.read(LIST)).toMatchObject([{ external_id: null, manual: true }]);
    expect((await client.uploadAndPoll()).error).toBeNull();
  });

  it('are shown with activity:read_all only when they are private', async () => {
    const users = [
      { userId: 'u1', accessToken: 't1' },
      { userId: 'u1', accessToken: 't1', scopes: ['activity:read'] },
    ];
    for (const [index, user] of users.entries()) {
      const client = stravaClient({}, { users: [user] });
      const hidden = await client.admin('POST', 'activities', { ...garmin, isPrivate: true });
      const { id } = (await hidden.json()) as { id: string };
      expect(await client.read(LIST)).toHaveLength(index === 0 ? 1 : 0);
      expect((await client.send(`/api/v3/activities/${id}`)).status).toBe(index === 0 ? 200 : 404);
    }
  });

  it('are refused with a sport that does not exist', async () => {
    const response = await stravaClient().admin('POST', 'activities', { ...garmin, sportType: 'Sleep' });
    expect(response.status).toBe(400);
  });
});

describe('duplicates in the other wording', () => {
  it('are named by a link', async () => {
    const client = stravaClient({}, { duplicateText: 'link' });
    await client.uploadAndPoll();
    expect((await client.uploadAndPoll()).error).toBe(
      "gh-1.tcx duplicate of <a href='/activities/8319190001' target='_blank'>Run</a>",
    );
  });
});
