import { ProviderError, type ProviderErrorCode } from '@syncwell/connectors/errors';
import { MAX_ATTEMPTS } from '@syncwell/core/domain/timing';

import { createWorkerBench, REMAINING_MS, RESULT } from '../testing/worker-bench.ts';
import { UnfinishedMonthError } from '../unfinished-month.ts';

const fails = (code: ProviderErrorCode, retryAt?: string) => () =>
  Promise.reject(
    new ProviderError(code, 'no', { provider: 'strava', ...(retryAt === undefined ? {} : { retryAt }) }),
  );

describe('onChunkMessage', () => {
  it('copies the month, counts it and acknowledges', async () => {
    const { deliver, message, read } = await createWorkerBench();
    expect(await deliver(message(0))).toBe(true);
    expect(await read()).toMatchObject({ status: 'IN_PROGRESS', completedChunks: 1, failedChunks: 0 });
    expect((await read()).outcomes.get(0)).toEqual({ kind: 'COMPLETED', ...RESULT });
  });

  it('finishes the record with its last chunk', async () => {
    const { deliver, message, read } = await createWorkerBench();
    await deliver(message(1));
    await deliver(message(0));
    expect(await read()).toMatchObject({ status: 'COMPLETED', completedChunks: 2 });
  });

  it('changes nothing when a message comes again', async () => {
    const { deliver, message, read } = await createWorkerBench();
    await deliver(message(0));
    const before = await read();
    expect(await deliver(message(0))).toBe(true);
    expect(await read()).toEqual(before);
  });

  it('finishes a record whose last counter died before it could', async () => {
    const { deliver, message, read, store, clock } = await createWorkerBench({ months: 1 });
    await store.complete((await read()).orchestrationId, { chunkIndex: 0, result: RESULT, now: clock.now() });
    expect((await read()).status).toBe('PENDING');
    expect(await deliver(message(0))).toBe(true);
    expect((await read()).status).toBe('COMPLETED');
  });

  it('puts a duplicate of a running chunk back until the lease ends', async () => {
    const bench = await createWorkerBench({
      copyChunk: async (message) => {
        expect(await bench.deliver(message)).toBe(false);
        return RESULT;
      },
    });
    expect(await bench.deliver(bench.message(0))).toBe(true);
    expect(bench.returns).toEqual([{ receiptHandle: 'receipt-1', seconds: REMAINING_MS / 1000 + 1 }]);
    expect(await bench.read()).toMatchObject({ completedChunks: 1 });
  });

  it.each([
    ['of another run', { run: 2 }],
    ['of a record that is gone', { orchestrationId: 'orch-00000000-0000-4000-8000-000000000009' }],
  ])('acknowledges a message %s without copying', async (_what, changes) => {
    const bench = await createWorkerBench({ copyChunk: () => Promise.reject(new Error('Expected no copy')) });
    expect(await bench.deliver(bench.message(0, changes))).toBe(true);
    expect(await bench.read()).toMatchObject({ status: 'PENDING', version: 2 });
    expect(bench.table.items.size).toBe(1);
  });

  it('acknowledges without copying while the record is paused', async () => {
    const bench = await createWorkerBench({ copyChunk: () => Promise.reject(new Error('Expected no copy')) });
    const { orchestrationId } = await bench.read();
    await bench.store.pause({ orchestrationId, userId: 'user-1', now: bench.clock.now() });
    expect(await bench.deliver(bench.message(0))).toBe(true);
    expect((await bench.read()).attempts.size).toBe(0);
  });

  it('releases a chunk after a passing error and returns its message after a growing delay', async () => {
    const bench = await createWorkerBench({ copyChunk: fails('TRANSIENT') });
    expect(await bench.deliver(bench.message(0))).toBe(false);
    expect(await bench.deliver(bench.message(0))).toBe(false);
    expect(bench.returns.map(({ seconds }) => seconds)).toEqual([22.5, 45]);
    const record = await bench.read();
    expect([record.leases.size, record.attempts.get(0), record.errors.get(0)]).toEqual([
      0,
      2,
      'PROVIDER_UNAVAILABLE',
    ]);
  });

  it('counts a month failed after its attempts; the other months complete', async () => {
    const bench = await createWorkerBench({
      copyChunk: (message) => (message.chunkIndex === 0 ? fails('TRANSIENT')() : Promise.resolve(RESULT)),
    });
    await bench.deliver(bench.message(1));
    const acknowledged: boolean[] = [];
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
      acknowledged.push(await bench.deliver(bench.message(0)));
    }
    expect(acknowledged).toEqual([false, false, false, false, true]);
    const record = await bench.read();
    expect(record).toMatchObject({ status: 'COMPLETED', completedChunks: 1, failedChunks: 1 });
    expect(record.outcomes.get(0)).toEqual({
      kind: 'FAILED',
      reason: 'PROVIDER_UNAVAILABLE',
      attempts: MAX_ATTEMPTS,
    });
  });

  it('fails a chunk whose attempts all died, at the next delivery', async () => {
    const bench = await createWorkerBench();
    const { orchestrationId } = await bench.read();
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
      const now = bench.clock.now();
      const leaseEnd = new Date(now.getTime() + 1000);
      await bench.store.claim(orchestrationId, {
        chunkIndex: 0,
        run: 1,
        owner: `crash ${attempt}`,
        leaseEnd,
        now,
      });
      bench.clock.advance(2);
    }
    expect(await bench.deliver(bench.message(0))).toBe(true);
    expect((await bench.read()).outcomes.get(0)).toMatchObject({
      reason: 'WORKER_CRASHED',
      attempts: MAX_ATTEMPTS,
    });
  });

  it.each([
    ['PROVIDER_GONE', 'PROVIDER_GONE'],
    ['BAD_REQUEST', 'REQUEST_REJECTED'],
  ] as const)('fails a chunk at once on %s', async (code, reason) => {
    const bench = await createWorkerBench({ copyChunk: fails(code) });
    expect(await bench.deliver(bench.message(0))).toBe(true);
    expect((await bench.read()).outcomes.get(0)).toMatchObject({ kind: 'FAILED', reason, attempts: 1 });
  });

  it('tries again when the month does not fit into its time box', async () => {
    const bench = await createWorkerBench({
      copyChunk: () => Promise.reject(new UnfinishedMonthError(0, 'TIME_EXCEEDED')),
    });
    expect(await bench.deliver(bench.message(0))).toBe(false);
    expect((await bench.read()).errors.get(0)).toBe('TIME_EXCEEDED');
  });

  it('returns the message when the outcome could not be stored', async () => {
    const working = await createWorkerBench();
    const store = { ...working.store, complete: () => Promise.reject(new Error('no answer')) };
    const bench = await createWorkerBench({ ...working.dependencies, store });
    expect(await bench.deliver(bench.message(0))).toBe(false);
    expect(bench.returns).toEqual([]);
  });
});
