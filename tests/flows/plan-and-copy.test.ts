import type { PlanView } from '../../packages/core/src/api/plan-view.ts';
import { ANN, AUTUMN, createProductBench } from './product-bench.ts';

const OCTOBER = { ...AUTUMN, endDate: '2023-10-31' };
const PROVIDERS = ['fitbit', 'strava'] as const;
const SIMULATORS = { fitbit: 'googleHealth', strava: 'strava' } as const;

/** A user with both providers connected, and three months at the source. */
async function createBench() {
  const bench = createProductBench();
  for (const provider of PROVIDERS) await bench.connect(provider);
  const countRequests = async () => {
    const logs = await Promise.all(PROVIDERS.map((name) => bench.read('/log', SIMULATORS[name])));
    return (logs as { requests: { path: string }[] }[]).map(
      ({ requests }) => requests.filter(({ path }) => !path.includes('oauth')).length,
    );
  };
  return {
    ...bench,
    planned: async (body: object) => {
      const plan = (await bench.plan({ userId: ANN, body })).body as unknown as PlanView;
      return { ...plan, counts: plan.estimate.requests.map(({ count }) => count) };
    },
    /** Starts and works until the end. Answers the requests that it took, source and destination. */
    copy: async (body: object) => {
      const before = await countRequests();
      const { orchestrationId } = (await bench.start({ userId: ANN, body })).body;
      for (const message of bench.queue.drain()) await bench.deliver(message);
      const record = await bench.dependencies.store.read(orchestrationId);
      expect(record?.status).toBe('COMPLETED');
      const after = await countRequests();
      return after.map((count, index) => count - (before[index] ?? 0));
    },
  };
}

describe('what a plan says', () => {
  it('is what a copy then takes, as near as a month is like others, and in the end that all is there', async () => {
    const { planned, copy, clock } = await createBench();
    expect(await planned(AUTUMN)).toMatchObject({ totalChunks: 3, copiedChunks: 0, takenBy: null });
    await copy(OCTOBER);

    clock.advance(60);
    const plan = await planned(AUTUMN);
    expect(plan.chunks.map(({ copied }) => copied)).toEqual([true, false, false]);
    const taken = await copy(AUTUMN);
    const ratios = plan.counts.map((count, index) => count / (taken[index] ?? 0));
    expect(Math.min(...ratios)).toBeGreaterThan(0.6);
    expect(Math.max(...ratios)).toBeLessThan(1.6);

    clock.advance(60);
    const again = await planned(AUTUMN);
    expect(again.chunks.map(({ copied }) => copied)).toEqual([true, true, true]);
    expect(await copy(AUTUMN)).toEqual(again.counts);
  });

  it('names the sync that has the route for as long as it has it', async () => {
    const { planned, start, cancel } = await createBench();
    const { orchestrationId } = (await start({ userId: ANN, body: AUTUMN })).body;
    expect((await planned(AUTUMN)).takenBy).toBe(orchestrationId);
    await cancel(orchestrationId, { userId: ANN });
    expect((await planned(AUTUMN)).takenBy).toBeNull();
  });
});
