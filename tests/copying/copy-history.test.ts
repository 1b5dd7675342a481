import { createHistoryBench } from './history-bench.ts';

interface Counters {
  readonly total: number;
  /** Requests per `METHOD route`. */
  readonly byRoute: Readonly<Record<string, number>>;
}
type Bench = ReturnType<typeof createHistoryBench>;

async function readCosts({ stravaAdmin, units }: Bench, workouts: number) {
  const { byRoute, total } = JSON.parse(await stravaAdmin.readText('/counters')) as Counters;
  const { read, write } = units();
  return { byRoute, requests: total / workouts, reads: read / workouts, writes: write / workouts };
}

/** Every workout is at the destination once, or is counted with the reason why it is not. */
async function expectAllThere(bench: Bench, results: Awaited<ReturnType<Bench['copyAll']>>) {
  const { counts, doubled, unwanted, source } = await bench.compare();
  expect({ doubled, unwanted, missing: counts.missing }).toEqual({ doubled: [], unwanted: [], missing: 0 });
  const sum = (pick: (result: (typeof results)[number]) => number) =>
    results.reduce((all, one) => all + pick(one), 0);
  expect(sum(({ found }) => found)).toBe(source);
  expect(sum(({ written }) => written)).toBe(counts.copied);
  expect(sum(({ duplicate }) => duplicate)).toBe(counts['same-start']);
  expect(sum(({ skipped }) => skipped)).toBe(counts.skipped);
  return source;
}

describe('copying a history from Google Health to Strava', () => {
  it('takes at most 1.3 requests and 2 write units per workout, empty months included', async () => {
    const bench = createHistoryBench({ from: '2022-08-01', to: '2023-12-31' });
    const results = await bench.copyAll();
    const workouts = await expectAllThere(bench, results);
    const { requests, reads, writes } = await readCosts(bench, workouts);
    console.info(
      `${workouts} workouts: ${requests.toFixed(2)} requests at Strava, ` +
        `${writes.toFixed(2)} write and ${reads.toFixed(2)} read units of the ledger per workout`,
    );
    expect(requests).toBeLessThan(1.3);
    expect([writes <= 2, reads <= 1]).toEqual([true, true]);
    expect(results.some(({ found }) => found === 0)).toBe(true);

    const before = await readCosts(bench, workouts);
    expect(await bench.copyAll()).toEqual(results);
    const { byRoute } = await readCosts(bench, workouts);
    expect(byRoute['POST /api/v3/uploads']).toBe(before.byRoute['POST /api/v3/uploads']);
  }, 120_000);

  it.each([
    ['knows repeats', { externalId: true, startTime: true }],
    ['takes every repeat for a new workout', { externalId: false, startTime: false }],
  ])(
    'copies each once though calls fail and answers get lost, at a destination that %s',
    async (_what, duplicates) => {
      const bench = createHistoryBench(
        { from: '2020-07-01', to: '2020-12-31' },
        { duplicates, duplicateText: 'link', gzExtension: 'kept' },
      );
      const { stravaAdmin, googleAdmin } = bench;
      const always = { times: 'always' };
      for (const fault of [
        { match: { method: 'POST', path: '/uploads' }, when: 'after', drop: true, share: 0.05 },
        { match: { method: 'POST', path: '/uploads' }, status: 500, share: 0.05 },
        { match: { method: 'GET', path: '/athlete/activities' }, status: 200, body: '[{"id":', share: 0.05 },
        { match: { method: 'GET', path: '/uploads' }, status: 502, share: 0.1 },
      ]) {
        await stravaAdmin.post('/faults', { ...fault, ...always });
      }
      await googleAdmin.post('/faults', {
        match: { path: 'exportExerciseTcx' },
        status: 503,
        share: 0.05,
        ...always,
      });
      await expectAllThere(bench, await bench.copyAll());
    },
    120_000,
  );

  it('leaves out what Strava finds wrong with a file, and copies all the others', async () => {
    const bench = createHistoryBench({ from: '2023-03-01', to: '2023-03-31' });
    const rule = { match: { civilMonth: '2023-03' }, error: 'The file is empty.', times: 2 };
    await bench.stravaAdmin.post('/upload-rules', rule);
    const [result] = await bench.copyAll();
    expect(result?.skipReasons).toMatchObject({ EMPTY_FILE: 2 });
    expect((await bench.compare()).counts.missing).toBe(2);
  }, 120_000);
});
