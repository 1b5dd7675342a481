import { civilDate } from '@syncwell/core/domain/civil-date';

import { createOrchestratorBench, FOUR_YEARS, RESTARTS_PER_DAY } from '../testing/orchestrator-bench.ts';
import { QUARTER, startedBench } from '../testing/started-bench.ts';

const DAY_SECONDS = 24 * 60 * 60;
const LIMIT = { restartsPerDay: RESTARTS_PER_DAY };
const REQUEST = { body: QUARTER, headers: { 'idempotency-key': 'key-1' } };

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
    await dependencies.store.retry({ orchestrationId, userId: 'user-1', ...LIMIT, now: clock.now() });
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
    await store.retry({ ...command, ...LIMIT });
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
