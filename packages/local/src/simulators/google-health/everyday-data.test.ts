import fc from 'fast-check';

import { googleClient, listPath, reasonOf, type TestPage } from '../testing/google-client.ts';

const history = { seed: 's', from: '2024-03-01', to: '2024-04-30' };
const client = googleClient({ history });

async function list(type: string, query: Record<string, string> = {}): Promise<TestPage> {
  return (await client.send(listPath(type, query))).body as TestPage;
}

function between(member: string, from: string, to: string) {
  return { filter: `${member} >= "${from}" AND ${member} < "${to}"` };
}

async function rollUp(type: string, days: { from: number; to: number }, rest: object = {}) {
  const date = (day: number) => ({ date: { year: 2024, month: 3, day } });
  const range = { start: date(days.from), end: date(days.to) };
  const path = `/v4/users/me/dataTypes/${type}/dataPoints:dailyRollUp`;
  return client.send(path, {
    method: 'POST',
    headers: { authorization: 'Bearer t1', 'content-type': 'application/json' },
    body: JSON.stringify({ range, windowSizeDays: 1, ...rest }),
  });
}

interface StepsPoint {
  readonly steps: { readonly interval: { readonly startTime: string }; readonly count: string };
}

describe('listing steps, sleep and weight', () => {
  it('gives the steps of a civil day, hour by hour, newest first', async () => {
    const filter = between('steps.interval.civil_start_time', '2024-03-02', '2024-03-03');
    const points = ((await list('steps', filter)).dataPoints ?? []) as unknown as StepsPoint[];
    const starts = points.map(({ steps }) => steps.interval.startTime);
    expect(starts).toEqual([...starts].sort().reverse());
    expect(starts.every((start) => start.startsWith('2024-03-02T'))).toBe(true);
    expect(points.length).toBeGreaterThan(10);
    expect(points[0]?.steps.count).toMatch(/^\d+$/);
  });

  it('gives 25 sleeps a page at most, by the day on which they end', async () => {
    const april = between('sleep.interval.civil_end_time', '2024-04-01', '2024-05-01');
    const first = await list('sleep', { ...april, pageSize: '100' });
    const second = await list('sleep', { ...april, pageToken: first.nextPageToken ?? '' });
    expect([first.dataPoints?.length, second.dataPoints?.length]).toEqual([25, 9]);
    expect(first.dataPoints?.[0]).toMatchObject({
      name: expect.stringMatching(/^users\/me\/dataTypes\/sleep\/dataPoints\/\d+$/) as string,
      sleep: { type: 'STAGES', metadata: { processed: true, mainSleep: true } },
    });
    const byStart = listPath('sleep', between('sleep.interval.civil_start_time', '2024-04-01', '2024-05-01'));
    expect(reasonOf(await client.send(byStart))).toBe('INVALID_DATA_POINT_FILTER_DATA_TYPE_MEMBER');
  });

  it('gives the weight of each Monday, grams as a number', async () => {
    const filter = between(
      'weight.sample_time.physical_time',
      '2024-03-01T00:00:00Z',
      '2024-04-01T00:00:00Z',
    );
    const { dataPoints = [] } = await list('weight', filter);
    expect(dataPoints).toHaveLength(4);
    expect(dataPoints[0]).toMatchObject({
      weight: { sampleTime: { physicalTime: '2024-03-25T06:05:00Z', utcOffset: '3600s' } },
    });
    expect(typeof (dataPoints[0] as { weight: { weightGrams: unknown } }).weight.weightGrams).toBe('number');
  });

  it('gives one named point by its id, and no other', async () => {
    const [sleep] = (await list('sleep')).dataPoints ?? [];
    const path = `/v4/${String(sleep?.['name'])}`;
    expect((await client.send(path)).body).toEqual(sleep);
    expect((await client.send(`${path}0`)).status).toBe(404);
    expect((await client.send('/v4/users/me/dataTypes/steps/dataPoints/1')).status).toBe(404);
  });

  it('has none for a user without a history', async () => {
    const other = googleClient();
    for (const type of ['steps', 'sleep', 'weight'])
      expect((await other.send(listPath(type))).body).toEqual({});
  });

  it('gives each day the same whatever the range that is asked for', async () => {
    const all = (await list('steps', { pageSize: '10000' })).dataPoints ?? [];
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 58 }),
        fc.integer({ min: 1, max: 9 }),
        async (from, days) => {
          const iso = (day: number) => new Date(Date.UTC(2024, 2, 1 + day)).toISOString().slice(0, 19);
          const member = 'steps.interval.civil_start_time';
          const filter = between(member, iso(from), iso(from + days));
          const part = (await list('steps', { ...filter, pageSize: '10000' })).dataPoints ?? [];
          expect(part.length).toBeGreaterThan(0);
          expect(all).toEqual(expect.arrayContaining([...part]));
        },
      ),
      { numRuns: 10 },
    );
  });
});

describe('rolling up by day', () => {
  it('adds the steps of each day up, the end exclusive', async () => {
    const { rollupDataPoints: days } = (await rollUp('steps', { from: 2, to: 4 })).body as {
      rollupDataPoints: { civilStartTime: object; steps: { countSum: string } }[];
    };
    const member = 'steps.interval.civil_start_time';
    const { dataPoints } = await list('steps', between(member, '2024-03-02', '2024-03-03'));
    const counts = (dataPoints as unknown as StepsPoint[]).map(({ steps }) => Number(steps.count));
    expect(days.map(({ civilStartTime }) => civilStartTime)).toEqual([
      { date: { year: 2024, month: 3, day: 2 }, time: {} },
      { date: { year: 2024, month: 3, day: 3 }, time: {} },
    ]);
    expect(days[0]?.steps.countSum).toBe(String(counts.reduce((sum, count) => sum + count, 0)));
  });

  it('averages weight and heart rate, and leaves days without data out', async () => {
    const { body: weight } = await rollUp('weight', { from: 4, to: 11 });
    expect(weight).toMatchObject({ rollupDataPoints: [{ civilStartTime: { date: { day: 4 } } }] });
    const { rollupDataPoints: rates } = (await rollUp('heart-rate', { from: 1, to: 15 })).body as {
      rollupDataPoints: {
        heartRate: { beatsPerMinuteMin: number; beatsPerMinuteAvg: number; beatsPerMinuteMax: number };
      }[];
    };
    expect(rates.length).toBeGreaterThan(0);
    for (const { heartRate } of rates) {
      expect(heartRate.beatsPerMinuteMin).toBeLessThan(heartRate.beatsPerMinuteAvg);
      expect(heartRate.beatsPerMinuteAvg).toBeLessThan(heartRate.beatsPerMinuteMax);
    }
  });

  it('takes longer windows, the last one as long as is left', async () => {
    const { body } = await rollUp('steps', { from: 1, to: 11 }, { windowSizeDays: 7 });
    expect(body).toMatchObject({
      rollupDataPoints: [
        { civilEndTime: { date: { day: 8 } } },
        { civilStartTime: { date: { day: 8 } }, civilEndTime: { date: { day: 11 } } },
      ],
    });
  });

  it.each([
    ['more than 14 days', 'steps', { from: 1, to: 16 }, {}],
    ['an end that is not after the start', 'steps', { from: 2, to: 2 }, {}],
    ['a page size', 'steps', { from: 1, to: 2 }, { pageSize: 10 }],
    ['a day that does not exist', 'steps', { from: 0, to: 2 }, {}],
    ['a type without roll-ups', 'exercise', { from: 1, to: 2 }, {}],
  ])('refuses %s', async (_, type, days, rest) => {
    expect((await rollUp(type, days, rest)).status).toBe(400);
  });
});
