import { createOrchestratorBench, FOUR_YEARS, RESTARTS_PER_DAY } from '../testing/orchestrator-bench.ts';
import { QUARTER, startedBench } from '../testing/started-bench.ts';

const TYPE = 'urn:syncwell:problem:too-many-restarts';
/** The bench begins at noon. */
const HALF_A_DAY_SECONDS = 12 * 60 * 60;

/** A sync that was resumed, or cancelled and retried, as often as it may be today; its last run is under way. */
async function restlessBench(by: 'resume' | 'retry' = 'resume') {
  const bench = await startedBench();
  const { orchestrationId } = bench;
  const undo = by === 'resume' ? bench.pause : bench.cancel;
  for (let restarts = 0; restarts < RESTARTS_PER_DAY; restarts += 1) {
    await undo(orchestrationId);
    expect((await bench[by](orchestrationId)).statusCode).toBe(202);
  }
  bench.queue.drain();
  return bench;
}

describe('one resume more than a sync may have in a day', () => {
  it('is refused, says when it is possible, and writes and sends nothing', async () => {
    const { pause, resume, orchestrationId, table, queue } = await restlessBench();
    await pause(orchestrationId);
    const items = new Map(table.items);
    const { statusCode, headers, body } = await resume(orchestrationId);
    expect([statusCode, body.type]).toEqual([429, TYPE]);
    expect(headers['retry-after']).toBe(String(HALF_A_DAY_SECONDS));
    expect(body).toMatchObject({
      detail:
        'Expected at most 8 resumes and retries of one sync within a day (UTC). The next one is possible at 2024-06-16T00:00:00.000Z.',
    });
    expect([table.items, queue.sent]).toEqual([items, []]);
  });

  it('is possible as soon as it said', async () => {
    const { pause, resume, orchestrationId, clock, queue } = await restlessBench();
    await pause(orchestrationId);
    clock.advance(HALF_A_DAY_SECONDS - 1);
    expect((await resume(orchestrationId)).headers['retry-after']).toBe('1');
    clock.advance(1);
    expect((await resume(orchestrationId)).statusCode).toBe(202);
    expect(queue.sent.map(({ chunkIndex }) => chunkIndex)).toEqual([2, 1, 0]);
  });

  it('is none when it repeats the last one', async () => {
    const { resume, retry, orchestrationId, queue } = await restlessBench();
    const answers = [await resume(orchestrationId), await retry(orchestrationId)];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([202, 202]);
    expect(queue.sent).toEqual([]);
  });

  it('is none when it completes the last one, which was cut short', async () => {
    const bench = await startedBench();
    const { orchestrationId, pause, resume, dependencies } = bench;
    for (let restarts = 1; restarts < RESTARTS_PER_DAY; restarts += 1) {
      await pause(orchestrationId);
      await resume(orchestrationId);
    }
    await pause(orchestrationId);
    const queue = { send: () => Promise.reject(new Error('stopped')) };
    const cut = createOrchestratorBench({ ...dependencies, queue });
    expect((await cut.resume(orchestrationId)).statusCode).toBe(500);
    bench.queue.drain();
    expect((await resume(orchestrationId)).statusCode).toBe(202);
    expect(bench.queue.sent.map(({ run }) => run)).toEqual([9, 9, 9]);
  });

  it('keeps the user from nothing else', async () => {
    const { start, pause, resume, cancel, orchestrationId } = await restlessBench();
    expect((await pause(orchestrationId)).statusCode).toBe(200);
    expect((await cancel(orchestrationId)).statusCode).toBe(200);
    const other = (await start({ body: FOUR_YEARS })).body.orchestrationId;
    await pause(other);
    expect((await resume(other)).statusCode).toBe(202);
  });

  it('is no matter of what is over', async () => {
    const { resume, cancel, orchestrationId } = await restlessBench();
    await cancel(orchestrationId);
    expect((await resume(orchestrationId)).statusCode).toBe(409);
  });
});

describe('one retry more than a sync may have in a day', () => {
  it('is refused before its event is published, and writes and sends nothing', async () => {
    const { cancel, retry, orchestrationId, table, queue, events } = await restlessBench('retry');
    await cancel(orchestrationId);
    const before = [new Map(table.items), [...events]];
    const { statusCode, headers, body } = await retry(orchestrationId);
    expect([statusCode, body.type]).toEqual([429, TYPE]);
    expect(headers['retry-after']).toBe(String(HALF_A_DAY_SECONDS));
    expect([table.items, events]).toEqual(before);
    expect(queue.sent).toEqual([]);
  });

  it('is refused too when the others were resumes', async () => {
    const { cancel, retry, orchestrationId } = await restlessBench();
    await cancel(orchestrationId);
    expect((await retry(orchestrationId)).statusCode).toBe(429);
  });

  it('is refused when another came between its look and its write', async () => {
    const { cancel, orchestrationId, dependencies, read } = await restlessBench('retry');
    await cancel(orchestrationId);
    const { restarts: _, ...seen } = await read();
    const store = { ...dependencies.store, readOwned: () => Promise.resolve(seen) };
    const racing = createOrchestratorBench({ ...dependencies, store });
    expect((await racing.retry(orchestrationId)).statusCode).toBe(429);
    expect(await read()).toMatchObject({ status: 'CANCELLED', run: 9 });
  });

  it('is told that nothing is left to try, when that is so', async () => {
    const { complete, retry, orchestrationId, cancel } = await restlessBench('retry');
    for (const chunkIndex of [0, 1, 2]) await complete(chunkIndex);
    await cancel(orchestrationId);
    const { statusCode, body } = await retry(orchestrationId);
    expect([statusCode, body.type]).toEqual([409, 'urn:syncwell:problem:illegal-state']);
  });

  it('is told by whom the route is taken, when it is', async () => {
    const { start, cancel, retry, orchestrationId } = await restlessBench('retry');
    await cancel(orchestrationId);
    await start({ body: FOUR_YEARS });
    expect((await retry(orchestrationId)).statusCode).toBe(409);
  });
});

describe('a start that was refused, repeated when its record has no restart left', () => {
  it('is refused, and says when it is possible', async () => {
    const bench = createOrchestratorBench();
    const { start, cancel, clock, dependencies } = bench;
    const request = { body: QUARTER, headers: { 'idempotency-key': 'key-1' } };
    const holder = (await start({ body: FOUR_YEARS })).body.orchestrationId;
    expect((await start(request)).statusCode).toBe(409);
    // Each time, the route is taken between the look and the retry.
    const store = { ...dependencies.store, readOtherHolder: () => Promise.resolve(undefined) };
    const racing = createOrchestratorBench({ ...dependencies, store });
    for (let restarts = 0; restarts < RESTARTS_PER_DAY; restarts += 1) {
      expect((await racing.start(request)).statusCode).toBe(409);
    }
    await cancel(holder);
    bench.queue.drain();
    const { statusCode, headers, body } = await start(request);
    expect([statusCode, body.type]).toEqual([429, TYPE]);
    expect(headers['retry-after']).toBe(String(HALF_A_DAY_SECONDS));
    expect(bench.queue.sent).toEqual([]);
    clock.advance(HALF_A_DAY_SECONDS);
    expect((await start(request)).statusCode).toBe(202);
  });
});
