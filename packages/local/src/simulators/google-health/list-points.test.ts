import { civilDate } from '@syncwell/core/domain/civil-date';

import { createHistory } from '../history/create-history.ts';
import { googleClient, listPath, monthFilter, reasonOf, type TestPage } from '../testing/google-client.ts';
import { workoutOf } from '../testing/workout-of.ts';

type Client = ReturnType<typeof googleClient>;

async function readPages(client: Client, type: string, query: Record<string, string>): Promise<TestPage[]> {
  const pages: TestPage[] = [];
  let pageToken = '';
  do {
    const { status, body } = await client.send(listPath(type, { ...query, ...(pageToken && { pageToken }) }));
    expect(status).toBe(200);
    pages.push(body as TestPage);
    pageToken = (body as TestPage).nextPageToken ?? '';
  } while (pageToken !== '');
  return pages;
}

function namesOf(pages: readonly TestPage[]): string[] {
  return pages.flatMap(({ dataPoints = [] }) =>
    dataPoints.map(({ name }) => String(name).replace(/.*\//, '')),
  );
}

const many = Array.from({ length: 60 }, (_, index) =>
  workoutOf({ id: String(1_000 + index), startMs: Date.parse('2024-03-02T06:15:30Z') + index * 3_600_000 }),
);

describe('listing exercises', () => {
  it('gives pages of 25 at most, newest first, every item once', async () => {
    const pages = await readPages(googleClient({ workouts: many }), 'exercise', { pageSize: '100' });
    expect(pages.map(({ dataPoints = [] }) => dataPoints.length)).toEqual([25, 25, 10]);
    expect(namesOf(pages)).toEqual(many.map(({ id }) => id).reverse());
  });

  it('gives no token after a page that is exactly full', async () => {
    const pages = await readPages(googleClient({ workouts: many.slice(0, 25) }), 'exercise', {});
    expect(pages.map(({ dataPoints = [] }) => dataPoints.length)).toEqual([25]);
  });

  it('keeps to smaller pages', async () => {
    const pages = await readPages(googleClient({ workouts: many.slice(0, 5) }), 'exercise', {
      pageSize: '2',
    });
    expect(pages.map(({ dataPoints = [] }) => dataPoints.length)).toEqual([2, 2, 1]);
  });

  it('filters by the wall clock at the start, half-open', async () => {
    const at = (id: string, startTime: string, startOffsetSeconds: number) =>
      workoutOf({ id, startMs: Date.parse(startTime), startOffsetSeconds });
    const workouts = [
      at('first-second', '2024-02-29T23:00:00Z', 3_600),
      at('last-second', '2024-03-31T21:59:59Z', 7_200),
      at('next-month-here', '2024-03-31T22:00:00Z', 7_200),
      at('this-month-there', '2024-04-01T03:59:59Z', -14_400),
    ];
    const filter = monthFilter('2024-03-01', '2024-04-01');
    const names = namesOf(await readPages(googleClient({ workouts }), 'exercise', { filter }));
    expect(names.sort()).toEqual(['first-second', 'last-second', 'this-month-there']);
  });

  it('gives an empty page with a token now and then, the same ones each time, and loses nothing', async () => {
    const client = googleClient({ workouts: many }, { emptyPageEvery: 1 });
    const pages = await readPages(client, 'exercise', {});
    expect(pages.map(({ dataPoints = [] }) => dataPoints.length)).toEqual([0, 25, 0, 25, 0, 10]);
    expect(namesOf(pages)).toEqual(many.map(({ id }) => id).reverse());
    expect(await readPages(client, 'exercise', {})).toEqual(pages);
  });

  it('gives empty pages for some months of a history by default', async () => {
    const workouts = createHistory({ seed: 's', from: civilDate('2021-01-01'), to: civilDate('2021-12-31') });
    const client = googleClient({ workouts }, { emptyPageEvery: 7 });
    const filters = Array.from({ length: 12 }, (_, index) =>
      [index, index + 1].map((month) => new Date(Date.UTC(2021, month)).toISOString().slice(0, 10)),
    ).map(([start = '', end = '']) => monthFilter(start, end));
    const months = await Promise.all(filters.map((filter) => readPages(client, 'exercise', { filter })));
    const empty = months
      .flat()
      .filter(({ dataPoints, nextPageToken }) => dataPoints === undefined && nextPageToken);
    expect(empty.length).toBeGreaterThan(0);
    expect(namesOf(months.flat()).sort()).toEqual(workouts.map(({ id }) => id).sort());
  });

  it('takes a page token back with the same request only', async () => {
    const client = googleClient({ workouts: many });
    const { body } = await client.send(listPath('exercise'));
    const { nextPageToken: pageToken = '' } = body as TestPage;
    const other = { filter: monthFilter('2024-03-01', '2024-04-01'), pageToken };
    expect((await client.send(listPath('exercise', { pageToken }))).status).toBe(200);
    expect((await client.send(listPath('exercise', other))).status).toBe(400);
    expect((await client.send(listPath('exercise', { pageToken: 'made-up' }))).status).toBe(400);
  });

  it.each([
    [
      'exercise',
      { filter: 'exercise.interval.start_time >= "2024-03-01T00:00:00Z"' },
      'INVALID_DATA_POINT_FILTER_DATA_TYPE_MEMBER',
    ],
    ['exercise', { pageSize: 'many' }, 'INVALID_ARGUMENT'],
    ['exercise', { pageSize: '-1' }, 'INVALID_ARGUMENT'],
    ['heart_rate', {}, 'INVALID_PARENT_DATA_TYPE_COLLECTION_FORMAT'],
    ['heartbeat', {}, 'INVALID_PARENT_DATA_TYPE_COLLECTION'],
  ])('refuses %s with %p', async (type, query, reason) => {
    const answer = await googleClient({ workouts: many }).send(listPath(type, query));
    expect([answer.status, reasonOf(answer)]).toEqual([400, reason]);
  });

  it('gives the same points reconciled, for families of sources that exist', async () => {
    const client = googleClient({ workouts: many.slice(0, 2) });
    const path =
      '/v4/users/me/dataTypes/exercise/dataPoints:reconcile?dataSourceFamily=users/me/dataSourceFamilies/';
    expect((await client.send(`${path}all-sources`)).body).toEqual(
      (await client.send(listPath('exercise'))).body,
    );
    expect(reasonOf(await client.send(`${path}other`))).toBe('INVALID_DATA_POINT_DATA_SOURCE_FAMILY');
  });
});

describe('listing heart rate', () => {
  const startMs = Date.parse('2024-03-02T06:00:00Z');
  const readHeartRate = () =>
    Array.from({ length: 2_000 }, (_, index) => ({ atMs: startMs + index * 1_000, bpm: 100 + (index % 50) }));
  const workouts = [workoutOf({ id: 'hour', startMs, endMs: startMs + 2_000_000, readHeartRate })];
  const range = (from: string, to: string) => {
    const member = 'heart_rate.sample_time.physical_time';
    return { filter: `${member} >= "${from}" AND ${member} < "${to}"` };
  };

  it('gives samples newest first, numbers as texts', async () => {
    const [page] = await readPages(
      googleClient({ workouts }),
      'heart-rate',
      range('2024-03-02T06:00:01Z', '2024-03-02T06:00:03Z'),
    );
    const rates = page?.dataPoints?.map(({ heartRate }) => heartRate);
    expect(rates).toEqual([
      { sampleTime: { physicalTime: '2024-03-02T06:00:02Z', utcOffset: '3600s' }, beatsPerMinute: '102' },
      { sampleTime: { physicalTime: '2024-03-02T06:00:01Z', utcOffset: '3600s' }, beatsPerMinute: '101' },
    ]);
  });

  it('gives pages of 1,440 unless more are asked for', async () => {
    const client = googleClient({ workouts });
    const sizes = (pages: readonly TestPage[]) => pages.map(({ dataPoints = [] }) => dataPoints.length);
    expect(sizes(await readPages(client, 'heart-rate', {}))).toEqual([1_440, 560]);
    expect(sizes(await readPages(client, 'heart-rate', { pageSize: '20000' }))).toEqual([2_000]);
  });
});
