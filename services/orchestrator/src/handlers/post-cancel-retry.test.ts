import { createOrchestratorBench, FOUR_YEARS } from '../testing/orchestrator-bench.ts';
import { startedBench } from '../testing/started-bench.ts';

describe('POST cancel and retry', () => {
  it('cancels, counts what was in flight, and retries what is missing', async () => {
    const { cancel, retry, orchestrationId, claim, complete, queue, read, events } = await startedBench();
    queue.drain();
    await claim(2);
    expect((await cancel(orchestrationId)).body).toMatchObject({ status: 'CANCELLED', inFlightChunks: 1 });
    expect((await cancel(orchestrationId)).statusCode).toBe(200);
    await complete(2);
    const answer = await retry(orchestrationId);
    expect([answer.statusCode, answer.body.status, answer.body.completedChunks]).toEqual([202, 'PENDING', 1]);
    expect(events).toMatchObject([{ status: 'CANCELLED' }]);
    expect(queue.sent.map(({ chunkIndex, run }) => [chunkIndex, run])).toEqual([
      [1, 2],
      [0, 2],
    ]);
    const { fannedOutRun, finishedAt, expiresAt } = await read();
    expect([fannedOutRun, finishedAt, expiresAt]).toEqual([2, undefined, undefined]);
  });

  it('tries only the named failed months again', async () => {
    const bench = await startedBench();
    const { store, clock } = bench.dependencies;
    for (const chunkIndex of [0, 1, 2]) {
      const failure = { chunkIndex, run: 1, reason: 'NEVER_STARTED', attempts: 0, now: clock.now() } as const;
      const answer = await store.failFromDeadLetter(bench.orchestrationId, failure);
      if (answer.kind === 'settled') await store.finishIfSettled(answer.record, clock.now());
    }
    bench.queue.drain();
    const answer = await bench.retry(bench.orchestrationId, {
      body: { chunks: [1] },
      pathParameters: { orchestrationId: bench.orchestrationId },
    });
    expect(answer.body).toMatchObject({ status: 'PENDING', failedChunks: 2, months: 'F.F' });
    expect(bench.queue.sent.map(({ chunkIndex }) => chunkIndex)).toEqual([1]);
  });

  it('tries of a cancelled sync only what is named: that run ends, and the next retry takes the rest', async () => {
    const bench = await startedBench();
    const { orchestrationId, cancel, retry, queue, complete, sweepWhenDue, read } = bench;
    await cancel(orchestrationId);
    await sweepWhenDue();
    queue.drain();
    const named = { body: { chunks: [1] }, pathParameters: { orchestrationId } };
    expect((await retry(orchestrationId, named)).body).toMatchObject({
      status: 'PENDING',
      months: 'F.F',
      failed: [
        { chunks: [0], reason: 'NOT_RETRIED', userAction: 'RETRY' },
        { chunks: [2], reason: 'NOT_RETRIED', userAction: 'RETRY' },
      ],
    });
    expect(queue.sent.map(({ chunkIndex }) => chunkIndex)).toEqual([1]);
    await complete(1);
    await sweepWhenDue();
    await sweepWhenDue();
    expect(await read()).toMatchObject({ status: 'COMPLETED', completedChunks: 1, failedChunks: 2 });
    queue.drain();
    expect((await retry(orchestrationId)).body).toMatchObject({ status: 'PENDING', months: '.C.' });
    expect(queue.sent.map(({ chunkIndex }) => chunkIndex)).toEqual([2, 0]);
  });

  it('asks for another try when an event came between its publishing and its write', async () => {
    const { cancel, orchestrationId, dependencies, retry, read } = await startedBench();
    await cancel(orchestrationId);
    const record = await read();
    const store = { ...dependencies.store, markAnnounced: () => Promise.resolve(record) };
    const answer = await createOrchestratorBench({ ...dependencies, store }).retry(orchestrationId);
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '5']);
    expect((await retry(orchestrationId)).statusCode).toBe(202);
  });

  it('refuses a retry of what is paused for its user, though that event is still to be published', async () => {
    const { claim, clock, dependencies, retry, read } = await startedBench();
    await claim(2, 'worker');
    const record = await read();
    const handBack = { chunkIndex: 2, run: 1, owner: 'worker', provider: 'strava', now: clock.now() };
    await dependencies.store.reconnect(record, handBack);
    const answer = await retry(record.orchestrationId);
    expect([answer.statusCode, answer.body.currentStatus]).toEqual([409, 'PAUSED']);
  });

  it('refuses chunks that are not in the plan, and changes nothing', async () => {
    const { cancel, retry, orchestrationId, read } = await startedBench();
    await cancel(orchestrationId);
    const before = await read();
    const answer = await retry(orchestrationId, {
      body: { chunks: [0, 3] },
      pathParameters: { orchestrationId },
    });
    expect([answer.statusCode, answer.body.errors]).toEqual([
      400,
      [{ pointer: '/chunks/1', detail: 'Expected a chunk of the plan, 0 to 2, got 3' }],
    ]);
    expect(await read()).toEqual(before);
  });

  it('refuses a retry of what is complete, of what runs elsewhere, and a bad list', async () => {
    const { start, retry, cancel, orchestrationId } = await startedBench();
    await cancel(orchestrationId);
    const other = await start({ body: FOUR_YEARS });
    const taken = await retry(orchestrationId);
    expect([taken.statusCode, taken.headers['location']]).toEqual([409, other.headers['location']]);
    const bad = await retry(orchestrationId, { body: { chunks: [-1] }, pathParameters: { orchestrationId } });
    expect([bad.statusCode, bad.body.errors[0]?.pointer]).toEqual([400, '/chunks/0']);
  });
});
