import { createOrchestratorBench, FOUR_YEARS } from '../testing/orchestrator-bench.ts';
import { QUARTER } from '../testing/started-bench.ts';

const DAY_SECONDS = 24 * 60 * 60;
const REQUEST = { body: QUARTER, headers: { 'idempotency-key': 'key-1' } };

/** A user whose start under `REQUEST` was refused, because `holder` has the route. */
async function refusedBench() {
  const bench = createOrchestratorBench();
  const { orchestrationId: holder } = (await bench.start({ body: FOUR_YEARS })).body;
  bench.queue.drain();
  const refused = await bench.start(REQUEST);
  const id = bench.dependencies.ids.orchestrationId('user-1', 'key-1');
  const read = () => bench.dependencies.store.read(id);
  return { ...bench, holder, refused, id, read, locationOf: (of: string) => `/orchestrations/${of}/status` };
}

describe('POST /orchestrations, repeated after its route was taken', () => {
  it('names whoever has the route, each time', async () => {
    const { start, cancel, holder, refused, locationOf, queue } = await refusedBench();
    const again = await start(REQUEST);
    for (const { statusCode, body, headers } of [refused, again]) {
      expect([statusCode, body.type]).toEqual([409, 'urn:syncwell:problem:route-taken']);
      expect(headers['location']).toBe(locationOf(holder));
    }
    await cancel(holder);
    const { orchestrationId: next } = (await start({ body: FOUR_YEARS })).body;
    queue.drain();
    expect((await start(REQUEST)).headers['location']).toBe(locationOf(next));
    expect(queue.sent).toEqual([]);
  });

  it('starts once the route is free, under the same id, and only once', async () => {
    const { start, cancel, holder, id, queue, read, locationOf } = await refusedBench();
    await cancel(holder);
    const started = await start(REQUEST);
    expect([started.statusCode, started.headers['location']]).toEqual([202, locationOf(id)]);
    expect(started.body).toMatchObject({ status: 'PENDING', closeReason: null, months: '...' });
    expect(queue.sent.map(({ orchestrationId, chunkIndex }) => [orchestrationId, chunkIndex])).toEqual([
      [id, 2],
      [id, 1],
      [id, 0],
    ]);
    const record = await read();
    expect(record?.createdAt).toBeDefined();
    expect(record?.expiresAt).toBeUndefined();
    expect((await start(REQUEST)).statusCode).toBe(202);
    expect(queue.sent).toHaveLength(3);
  });

  it('is not begun by a retry of its id, which would go by the limit of starts', async () => {
    const { cancel, retry, start, holder, id, queue } = await refusedBench();
    await cancel(holder);
    const answer = await retry(id);
    expect([answer.statusCode, answer.body]).toMatchObject([
      409,
      { type: 'urn:syncwell:problem:illegal-state', currentStatus: 'CANCELLED' },
    ]);
    expect(queue.sent).toEqual([]);
    expect((await start(REQUEST)).statusCode).toBe(202);
  });

  it('starts one sync when two repeats come at once', async () => {
    const { start, cancel, holder, id, read } = await refusedBench();
    await cancel(holder);
    const answers = await Promise.all([start(REQUEST), start(REQUEST), start(REQUEST)]);
    expect(answers.map(({ statusCode, body }) => [statusCode, body.orchestrationId])).toEqual([
      [202, id],
      [202, id],
      [202, id],
    ]);
    expect(await read()).toMatchObject({ status: 'PENDING', run: 2, fannedOutRun: 2 });
  });

  it('is refused again when the route is taken in the same moment', async () => {
    const { dependencies, holder, locationOf, read } = await refusedBench();
    const store = { ...dependencies.store, readOtherHolder: () => Promise.resolve(undefined) };
    const racing = createOrchestratorBench({ ...dependencies, store });
    const answer = await racing.start(REQUEST);
    expect([answer.statusCode, answer.headers['location']]).toEqual([409, locationOf(holder)]);
    expect(await read()).toMatchObject({ status: 'CANCELLED', run: 2, closeReason: 'ROUTE_TAKEN' });
  });

  it.each(['absent', 'illegal'] as const)(
    'says to try again when its record is %s meanwhile',
    async (kind) => {
      const { dependencies, cancel, holder, read } = await refusedBench();
      await cancel(holder);
      const record = await read();
      if (record === undefined) throw new Error('Expected the record');
      const answered = kind === 'absent' ? { kind } : { kind, record };
      const store = { ...dependencies.store, retry: () => Promise.resolve(answered) };
      const answer = await createOrchestratorBench({ ...dependencies, store }).start(REQUEST);
      expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '5']);
    },
  );

  it('answers with the sync that another repeat has started and the user has paused', async () => {
    const { dependencies, start, pause, cancel, holder, id, read } = await refusedBench();
    await cancel(holder);
    const seen = await read();
    if (seen === undefined) throw new Error('Expected the record');
    await start(REQUEST);
    await pause(id);
    const store = {
      ...dependencies.store,
      create: () => Promise.resolve({ kind: 'exists', record: seen } as const),
    };
    const answer = await createOrchestratorBench({ ...dependencies, store }).start(REQUEST);
    expect([answer.statusCode, answer.body.status]).toEqual([202, 'PAUSED']);
  });

  it('still refuses another body under the key', async () => {
    const { start, cancel, holder } = await refusedBench();
    await cancel(holder);
    const other = await start({ ...REQUEST, body: FOUR_YEARS });
    expect([other.statusCode, other.body.type]).toEqual([422, 'urn:syncwell:problem:idempotency-key-reused']);
  });

  it('is kept for a day, off the list', async () => {
    const { read, clock } = await refusedBench();
    const record = await read();
    expect(record?.createdAt).toBeUndefined();
    expect(record?.expiresAt).toBe(Math.floor(clock.now().getTime() / 1000) + DAY_SECONDS);
  });
});
