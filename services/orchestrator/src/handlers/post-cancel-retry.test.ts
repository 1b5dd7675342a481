import { FOUR_YEARS } from '../testing/orchestrator-bench.ts';
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
