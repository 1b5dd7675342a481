import { createOrchestratorBench, FOUR_YEARS } from '../testing/orchestrator-bench.ts';

const QUARTER = { ...FOUR_YEARS, startDate: '2023-10-01' };
const KEYED = { body: QUARTER, headers: { 'idempotency-key': 'key-1' } };
const RESULT = { found: 1, written: 1, duplicate: 0, skipped: 0 };
const YEAR_SECONDS = 365 * 24 * 3600;

type Bench = Awaited<ReturnType<typeof begunBench>>;

/** A sync that was begun under a key, its messages taken off the queue. */
async function begunBench() {
  const bench = createOrchestratorBench();
  const { orchestrationId } = (await bench.start(KEYED)).body;
  bench.queue.drain();
  const { store, clock } = bench.dependencies;
  const complete = async (chunkIndex: number) => {
    const settled = await store.complete(orchestrationId, { chunkIndex, result: RESULT, now: clock.now() });
    const record = await store.read(orchestrationId);
    if (record !== undefined) await store.finishIfSettled(record, clock.now());
    return settled;
  };
  return { ...bench, orchestrationId, complete };
}

const LIVES: readonly (readonly [status: string, live: (bench: Bench) => Promise<unknown>])[] = [
  ['PENDING', () => Promise.resolve()],
  ['PAUSED', ({ pause, orchestrationId }) => pause(orchestrationId)],
  [
    'IN_PROGRESS',
    async ({ pause, resume, queue, orchestrationId }) => {
      await pause(orchestrationId);
      await resume(orchestrationId);
      queue.drain();
    },
  ],
  ['CANCELLED', ({ cancel, orchestrationId }) => cancel(orchestrationId)],
  [
    'COMPLETED',
    async ({ complete }) => {
      for (const index of [0, 1, 2]) await complete(index);
    },
  ],
];

describe('an Idempotency-Key', () => {
  it.each(LIVES)('finds its own sync while that is %s, and begins nothing', async (status, live) => {
    const bench = await begunBench();
    await live(bench);
    const items = new Map(bench.table.items);
    const again = await bench.start(KEYED);
    expect([again.statusCode, again.body.status]).toEqual([202, status]);
    expect(again.body.orchestrationId).toBe(bench.orchestrationId);
    expect(again.headers['location']).toBe(`/orchestrations/${bench.orchestrationId}/status`);
    expect([bench.queue.sent, bench.table.items]).toEqual([[], items]);
  });

  it.each(LIVES)('still belongs to its request while its sync is %s', async (_status, live) => {
    const bench = await begunBench();
    await live(bench);
    const other = await bench.start({ ...KEYED, body: FOUR_YEARS });
    expect([other.statusCode, other.body.type]).toEqual([422, 'urn:syncwell:problem:idempotency-key-reused']);
  });

  it('finds its sync a year later, among those that came after it', async () => {
    const { start, cancel, clock, orchestrationId } = await begunBench();
    await cancel(orchestrationId);
    const later = (await start({ body: QUARTER })).body.orchestrationId;
    clock.advance(YEAR_SECONDS);
    expect((await start(KEYED)).body.orchestrationId).toBe(orchestrationId);
    expect(later).not.toBe(orchestrationId);
  });

  it('takes a request in other words for the same one', async () => {
    const { start, orchestrationId } = await begunBench();
    const { source, destination, startDate, endDate } = QUARTER;
    const inOtherOrder = { timeZone: 'UTC', endDate, startDate, destination, source };
    const again = await start({ ...KEYED, body: inOtherOrder });
    expect([again.statusCode, again.body.orchestrationId]).toEqual([202, orchestrationId]);
  });

  it('begins anew once its record is gone', async () => {
    const { start, table, queue, orchestrationId } = await begunBench();
    table.items.clear();
    const again = await start(KEYED);
    expect([again.statusCode, again.body.orchestrationId]).toEqual([202, orchestrationId]);
    expect(queue.sent).toHaveLength(3);
  });
});
