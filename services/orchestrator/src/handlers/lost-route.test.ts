import { civilDate } from '@syncwell/core/domain/civil-date';

import { createOrchestratorBench, FOUR_YEARS } from '../testing/orchestrator-bench.ts';
import { QUARTER, startedBench } from '../testing/started-bench.ts';

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

describe('a sync that loses its route at a retry', () => {
  /** One month copied, two failed; another sync came between the look and the write of its retry. */
  async function lostBench() {
    const bench = await startedBench();
    const { dependencies, orchestrationId, complete, sweepWhenDue, clock, read, start } = bench;
    await complete(2);
    for (const chunkIndex of [0, 1]) {
      const failure = { chunkIndex, run: 1, reason: 'RATE_LIMITED', attempts: 5, now: clock.now() } as const;
      await dependencies.store.failFromDeadLetter(orchestrationId, failure);
    }
    await sweepWhenDue();
    await sweepWhenDue();
    expect(await read()).toMatchObject({ status: 'COMPLETED', completedChunks: 1, failedChunks: 2 });
    const { orchestrationId: rival } = (await start({ body: FOUR_YEARS })).body;
    await dependencies.store.retry({ orchestrationId, userId: 'user-1', now: clock.now() });
    return { ...bench, rival };
  }

  it('keeps its months, says why it is over, and announces its end', async () => {
    const { sweepWhenDue, cancel, orchestrationId, events, read } = await lostBench();
    await sweepWhenDue();
    const { body } = await cancel(orchestrationId);
    expect(body).toMatchObject({
      status: 'CANCELLED',
      closeReason: 'ROUTE_TAKEN',
      outcome: 'PARTIAL',
      completedChunks: 1,
      months: '..C',
    });
    await sweepWhenDue();
    expect(events.at(-1)).toMatchObject({ orchestrationId, run: 2, status: 'CANCELLED', completedChunks: 1 });
    const { wakeAt, createdAt, expiresAt, finishedAt = '' } = await read();
    expect([wakeAt, createdAt]).toEqual([undefined, expect.any(String)]);
    expect(expiresAt).toBe(Math.floor(Date.parse(finishedAt) / 1000) + 400 * DAY_SECONDS);
  });

  it('can be retried when the route is free, and is told by whom it is taken until then', async () => {
    const { sweepWhenDue, cancel, retry, orchestrationId, rival } = await lostBench();
    await sweepWhenDue();
    const taken = await retry(orchestrationId);
    expect([taken.statusCode, taken.headers['location']]).toEqual([409, `/orchestrations/${rival}/status`]);
    await cancel(rival);
    expect((await retry(orchestrationId)).body).toMatchObject({ status: 'PENDING', months: '..C' });
  });

  it('is what a repeat of its start answers: that start took place', async () => {
    const bench = createOrchestratorBench();
    const { orchestrationId } = (await bench.start(REQUEST)).body;
    const { clock, dependencies } = bench;
    const { store } = dependencies;
    const command = { orchestrationId, userId: 'user-1', now: clock.now() };
    await bench.cancel(orchestrationId);
    const cancelled = await store.read(orchestrationId);
    if (cancelled === undefined) throw new Error('Expected the record');
    await store.markAnnounced({ read: cancelled, now: clock.now() });
    await bench.start({ body: FOUR_YEARS });
    await store.retry(command);
    clock.advance(61);
    await bench.sweep();
    const again = await bench.start(REQUEST);
    expect([again.statusCode, again.body.status, again.body.closeReason]).toEqual([
      202,
      'CANCELLED',
      'ROUTE_TAKEN',
    ]);
  });
});

describe('POST resume of a sync that was paused before it had its route', () => {
  it('names whoever has the route, at a repeat too, until nobody has it', async () => {
    const bench = createOrchestratorBench();
    const { store, clock, ids } = bench.dependencies;
    const orchestrationId = ids.orchestrationId('user-1', undefined);
    const [startDate, endDate] = [civilDate('2023-01-01'), civilDate('2023-02-28')];
    const route = { source: 'fitbit', destination: 'strava', startDate, endDate, timeZone: 'UTC' };
    const created = { orchestrationId, userId: 'user-1', ...route, requestHash: 'hash' };
    await store.create(created, clock.now());
    await bench.pause(orchestrationId);
    const { orchestrationId: rival } = (await bench.start({ body: FOUR_YEARS })).body;
    for (const answer of [await bench.resume(orchestrationId), await bench.resume(orchestrationId)]) {
      expect([answer.statusCode, answer.body.type]).toEqual([409, 'urn:syncwell:problem:route-taken']);
      expect(answer.headers['location']).toBe(`/orchestrations/${rival}/status`);
    }
    await bench.cancel(rival);
    const free = await bench.resume(orchestrationId);
    expect([free.statusCode, free.body.currentStatus]).toEqual([409, 'CANCELLED']);
  });
});
