import { stravaClient, tcxOf } from '../testing/strava-client.ts';

interface Listed {
  readonly id: number;
  readonly external_id: string;
  readonly start_date: string;
}

async function withThreeDays(options = {}) {
  const client = stravaClient({}, options);
  for (const day of ['03', '01', '02']) {
    await client.uploadAndPoll({
      file: tcxOf(`2024-03-${day}T06:00:00Z`),
      fields: { external_id: `gh-${day}` },
    });
  }
  const list = (query = '') => client.read<Listed[]>(`/api/v3/athlete/activities${query}`);
  return { ...client, list };
}

const roomy = { quarterHour: 1_000, day: 1_000 };

const seconds = (iso: string) => Date.parse(iso) / 1000;

describe('listing activities', () => {
  it('gives them newest first', async () => {
    const { list } = await withThreeDays();
    expect((await list()).map((each) => each.external_id)).toEqual(['gh-03.tcx', 'gh-02.tcx', 'gh-01.tcx']);
  });

  it('leaves both bounds out', async () => {
    const { list } = await withThreeDays();
    const [after, before] = [seconds('2024-03-01T06:00:00Z'), seconds('2024-03-03T06:00:00Z')];
    expect((await list(`?after=${after}&before=${before}`)).map((each) => each.external_id)).toEqual([
      'gh-02.tcx',
    ]);
    expect(await list(`?after=${after - 1}&before=${before + 1}`)).toHaveLength(3);
  });

  it('gives pages, 30 unless asked, 200 at most', async () => {
    const { list, send } = await withThreeDays({ limits: { overall: roomy, read: roomy } });
    const form = {
      name: 'x',
      sport_type: 'Run',
      start_date_local: '2024-02-01T10:00:00Z',
      elapsed_time: '60',
    };
    for (let made = 0; made < 210; made += 1) {
      const init = {
        method: 'POST',
        headers: { authorization: 'Bearer t1' },
        body: new URLSearchParams(form),
      };
      await send('/api/v3/activities', init);
    }
    const lengths = await Promise.all(
      ['', '?per_page=500', '?per_page=200&page=2', '?page=9'].map((query) => list(query)),
    );
    expect(lengths.map(({ length }) => length)).toEqual([30, 200, 13, 0]);
  });

  it.each(['before=', 'after=x', 'page=0', 'per_page=0'])('refuses %s', async (query) => {
    const response = await stravaClient().send(`/api/v3/athlete/activities?${query}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ message: 'Bad Request', errors: [{ code: 'invalid' }] });
  });
});

describe('reading an activity', () => {
  it('tells what the file holds', async () => {
    const client = stravaClient();
    const { activity_id: id } = await client.uploadAndPoll({
      fields: { name: 'Along the river', sport_type: 'TrailRun' },
    });
    expect(await client.read(`/api/v3/activities/${id}`)).toMatchObject({
      id,
      id_str: String(id),
      name: 'Along the river',
      sport_type: 'TrailRun',
      external_id: 'gh-1.tcx',
      distance: 1_500,
      moving_time: 600,
      elapsed_time: 600,
      start_date: '2024-03-02T06:15:30Z',
      has_heartrate: true,
      average_heartrate: 145,
      start_latlng: [52.5, 13.4],
      manual: false,
    });
  });

  it('gives the streams that are asked for and there', async () => {
    const client = stravaClient();
    const { activity_id: id } = await client.uploadAndPoll();
    const streams = await client.read(
      `/api/v3/activities/${id}/streams?keys=time,latlng,heartrate,altitude&key_by_type=true`,
    );
    expect(streams).toMatchObject({
      time: { data: [0, 300, 600] },
      heartrate: { data: [140, 145, 150] },
      latlng: {
        data: [
          [52.5, 13.4],
          [52.503, 13.4],
          [52.506, 13.4],
        ],
      },
    });
    expect(streams).not.toHaveProperty('altitude');
  });

  it('answers 404 in the form of the API', async () => {
    const client = stravaClient();
    const missing = await client.send('/api/v3/activities/1');
    expect([missing.status, await missing.json()]).toEqual([
      404,
      { message: 'Record Not Found', errors: [{ resource: 'Activity', field: 'id', code: 'not found' }] },
    ]);
    expect((await client.send('/api/v3/nothing')).status).toBe(404);
  });
});

describe('creating an activity by hand', () => {
  const create = (client: ReturnType<typeof stravaClient>, form: Record<string, string>) =>
    client.send('/api/v3/activities', {
      method: 'POST',
      headers: { authorization: 'Bearer t1' },
      body: new URLSearchParams(form),
    });
  const form = {
    name: 'Yoga',
    sport_type: 'Yoga',
    start_date_local: '2024-03-02T07:00:00Z',
    elapsed_time: '3600',
  };

  it('makes another one at each repeat', async () => {
    const client = stravaClient();
    const answers = [await create(client, form), await create(client, form)];
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(await answers[0]?.json()).toMatchObject({
      manual: true,
      external_id: null,
      upload_id: null,
      start_latlng: [],
    });
    expect(await client.read('/api/v3/athlete/activities')).toHaveLength(2);
  });

  it('names every field that is missing', async () => {
    const response = await create(stravaClient(), { name: 'Yoga', sport_type: 'Yoga' });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      errors: [{ field: 'start_date_local' }, { field: 'elapsed_time' }],
    });
  });
});
