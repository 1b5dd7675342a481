import { createOrchestratorBench, FOUR_YEARS } from '../testing/orchestrator-bench.ts';

const RESULT = { found: 1, written: 1, duplicate: 0, skipped: 0 };

async function startedBench() {
  const bench = createOrchestratorBench();
  const { orchestrationId } = (await bench.start({ body: FOUR_YEARS })).body;
  bench.queue.drain();
  const { store, clock } = bench.dependencies;
  const claim = (chunkIndex: number) => {
    const leaseEnd = new Date(clock.now().getTime() + 60_000);
    return store.claim(orchestrationId, { chunkIndex, run: 1, owner: 'worker', leaseEnd, now: clock.now() });
  };
  const complete = (chunkIndex: number) =>
    store.complete(orchestrationId, { chunkIndex, result: RESULT, now: clock.now() });
  return { ...bench, orchestrationId, claim, complete };
}

describe('POST pause', () => {
  it('pauses and tells how many months are still in flight', async () => {
    const { pause, orchestrationId, claim, complete } = await startedBench();
    await claim(47);
    await claim(46);
    const answer = await pause(orchestrationId);
    expect(answer.body).toMatchObject({ status: 'PAUSED', inFlightChunks: 2 });
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([200, '10']);
    await complete(47);
    expect((await pause(orchestrationId)).body).toMatchObject({ status: 'PAUSED', inFlightChunks: 1 });
    expect(await claim(45)).toMatchObject({ kind: 'refused', refusal: { reason: 'paused' } });
  });

  it('answers the same 404 for an absent record, another user and a key that is no id', async () => {
    const { pause, resume, orchestrationId, table } = await startedBench();
    const guard = [...table.items.keys()].find((key) => key.startsWith('route#')) ?? '';
    const answers = [
      await pause(orchestrationId, { userId: 'somebody else', pathParameters: { orchestrationId } }),
      await pause('orch-00000000-0000-4000-8000-999999999999'),
      await pause(guard),
      await resume(orchestrationId, { userId: 'somebody else', pathParameters: { orchestrationId } }),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404]);
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  });
});

describe('POST resume', () => {
  it('sends exactly the missing months under a new run', async () => {
    const { pause, resume, orchestrationId, complete, queue } = await startedBench();
    await complete(47);
    await complete(3);
    await pause(orchestrationId);
    const answer = await resume(orchestrationId);
    expect(answer.statusCode).toBe(202);
    expect(answer.body.status).toBe('IN_PROGRESS');
    const expected = Array.from({ length: 48 }, (_, i) => 47 - i).filter(
      (index) => index !== 47 && index !== 3,
    );
    expect(queue.sent.map(({ chunkIndex }) => chunkIndex)).toEqual(expected);
    expect(new Set(queue.sent.map(({ run }) => run))).toEqual(new Set([2]));
  });

  it('is harmless when repeated', async () => {
    const { pause, resume, orchestrationId, queue } = await startedBench();
    await pause(orchestrationId);
    await resume(orchestrationId);
    await resume(orchestrationId);
    expect(queue.sent).toHaveLength(48);
  });

  it('is illegal after the end', async () => {
    const { resume, pause, orchestrationId, complete, dependencies } = await startedBench();
    for (let index = 0; index < 48; index += 1) await complete(index);
    const record = await dependencies.store.read(orchestrationId);
    if (record === undefined) throw new Error('Expected the record');
    await dependencies.store.finishIfSettled(record, dependencies.clock.now());
    const answers = [await resume(orchestrationId), await pause(orchestrationId)];
    expect(answers.map(({ statusCode, body }) => [statusCode, body.currentStatus])).toEqual([
      [409, 'COMPLETED'],
      [409, 'COMPLETED'],
    ]);
  });

  it('needs a premium subscription', async () => {
    const { resume, orchestrationId } = await startedBench();
    const answer = await resume(orchestrationId, { claims: {}, pathParameters: { orchestrationId } });
    expect(answer.statusCode).toBe(403);
  });
});
