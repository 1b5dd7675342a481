import { createFakeEffects } from '../testing/fake-effects.ts';
import { createFakeFetch, json, type Reply, text } from '../testing/fake-fetch.ts';
import { createFakeSession } from '../testing/fake-session.ts';
import { createStravaDestination } from './create-strava-destination.ts';

describe('listActivities of the Strava destination', () => {
  const window = { from: '2024-03-01T00:00:00.000Z', to: '2024-03-31T23:59:59.999Z' };
  const activity = (id: number, more: object = {}) => ({
    id,
    external_id: null,
    start_date: '2024-03-02T06:15:30Z',
    sport_type: 'Run',
    ...more,
  });
  const list = (...replies: readonly Reply[]) => {
    const { fetch, sent } = createFakeFetch(...replies);
    const effects = createFakeEffects(fetch);
    const destination = createStravaDestination({ baseUrl: 'http://127.0.0.1:1/api/v3', effects });
    return { listed: destination.listActivities(window, createFakeSession()), sent };
  };

  it('asks for a second more on both sides, 200 a page', async () => {
    const { listed, sent } = list(json([]));
    expect(await listed).toEqual([]);
    expect(Object.fromEntries(sent[0]?.url.searchParams ?? [])).toEqual({
      after: String(Date.parse(window.from) / 1000 - 1),
      before: String(Date.parse('2024-04-01T00:00:01Z') / 1000),
      page: '1',
      per_page: '200',
    });
  });

  it.each([
    ['fitbit-7', 'fitbit-7'],
    ['fitbit-7.tcx', 'fitbit-7'],
    ['fitbit-7.tcx.gz', 'fitbit-7'],
    ['a.b', 'a.b'],
    [null, undefined],
    [undefined, undefined],
  ])('takes the extension off the external id %s', async (external_id, externalId) => {
    const { listed } = list(json([activity(8319190001, { external_id })]));
    expect(await listed).toEqual([
      { activityId: '8319190001', externalId, startTime: '2024-03-02T06:15:30.000Z', sport: 'run' },
    ]);
  });

  it.each([
    ['VirtualRide', 'indoor-ride'],
    ['TrailRun', 'trail-run'],
    ['Rowing', 'row'],
    ['Kitesurf', 'other'],
    [null, 'other'],
  ])('calls a %s %s', async (sport_type, sport) => {
    expect(await list(json([activity(1, { sport_type })])).listed).toMatchObject([{ sport }]);
  });

  it('reads on until a page is not full, and gives what was pushed to the next page once', async () => {
    const full = Array.from({ length: 200 }, (_, index) => activity(index));
    const { listed, sent } = list(json(full), json([activity(199), activity(200)]));
    expect(await listed).toHaveLength(201);
    expect(sent.map(({ url }) => url.searchParams.get('page'))).toEqual(['1', '2']);
  });

  it('leaves out what is outside of the window', async () => {
    const outside = activity(1, { start_date: '2024-02-29T23:59:59Z' });
    expect(await list(json([outside])).listed).toEqual([]);
  });

  it('gives a list up that never ends, and one that is no list', async () => {
    const full = Array.from({ length: 200 }, (_, index) => activity(index));
    await expect(list(json(full)).listed).rejects.toMatchObject({ code: 'TRANSIENT' });
    for (const body of [json({}), text('[{"id":'), json([activity(1, { start_date: 'soon' })])]) {
      await expect(list(body).listed).rejects.toMatchObject({ code: 'TRANSIENT' });
    }
  });
});
