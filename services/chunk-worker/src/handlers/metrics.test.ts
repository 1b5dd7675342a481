import { ProviderError } from '@syncwell/connectors/errors';
import type { EventName } from '@syncwell/core/lambda/logger';
import type { UsedUpLimit } from '@syncwell/core/domain/budget/refusal';

import { createWorkerBench, RESULT } from '../testing/worker-bench.ts';

type Bench = Awaited<ReturnType<typeof createWorkerBench>>;

const linesOf = ({ logger }: Bench, event: EventName) =>
  logger.lines.filter((line) => line.event === event).map(({ details }) => details);

const MONTH = { chunkIndex: 0, run: 1, orchestrationId: expect.stringMatching(/^orch-/) as string };

function rateLimited(limit?: UsedUpLimit) {
  const details = { provider: 'strava', retryAt: '2024-06-15T12:15:00.000Z' };
  const error = new ProviderError(
    'RATE_LIMITED',
    'no',
    limit === undefined ? details : { ...details, limit },
  );
  return () => Promise.reject(error);
}

describe('a settled month is counted', () => {
  it.each([
    ['COMPLETED', RESULT],
    ['EMPTY', { found: 0, written: 0, duplicate: 0, skipped: 0 }],
  ])('as %s', async (outcome, result) => {
    const bench = await createWorkerBench({ copyChunk: () => Promise.resolve(result) });
    await bench.deliver(bench.message(0));
    expect(linesOf(bench, 'chunk.completed')).toEqual([{ ...MONTH, attempts: 1, outcome, ...result }]);
  });

  it('as failed, with its reason', async () => {
    const gone = new ProviderError('PROVIDER_GONE', 'no', { provider: 'strava' });
    const bench = await createWorkerBench({ copyChunk: () => Promise.reject(gone) });
    await bench.deliver(bench.message(0));
    expect(linesOf(bench, 'chunk.failed')).toEqual([
      { ...MONTH, attempts: 1, outcome: 'FAILED', reason: 'PROVIDER_GONE' },
    ]);
  });

  it('once when its dead letter comes twice, and not when it was settled before', async () => {
    const bench = await createWorkerBench();
    await bench.deliver(bench.message(1));
    for (const index of [1, 0, 0]) await bench.deliverDeadLetter(bench.message(index));
    const failed = [{ ...MONTH, attempts: 0, outcome: 'FAILED', reason: 'NEVER_STARTED' }];
    expect(linesOf(bench, 'dead-letter.received')).toHaveLength(3);
    expect([linesOf(bench, 'dead-letter.counted'), linesOf(bench, 'chunk.failed')]).toEqual([failed, failed]);
  });

  it('once when two dead letters of it both read the record before either writes', async () => {
    const bench = await createWorkerBench();
    const { read } = bench.store;
    jest.spyOn(bench.store, 'read').mockImplementationOnce(async (id) => {
      const record = await read(id);
      await bench.deliverDeadLetter(bench.message(0));
      return record;
    });
    expect(await bench.deliverDeadLetter(bench.message(0))).toBe(true);
    expect(linesOf(bench, 'dead-letter.received')).toHaveLength(2);
    expect(linesOf(bench, 'dead-letter.counted')).toHaveLength(1);
    expect(linesOf(bench, 'chunk.failed')).toHaveLength(1);
  });

  it.each([
    ['completes', () => Promise.resolve(RESULT)],
    ['fails', () => Promise.reject(new ProviderError('PROVIDER_GONE', 'no', { provider: 'strava' }))],
  ])('by the worker that was first, not by the one that %s it afterwards', async (_, end) => {
    const bench: Bench = await createWorkerBench({
      copyChunk: async ({ orchestrationId, chunkIndex }) => {
        await bench.store.complete(orchestrationId, { chunkIndex, result: RESULT, now: bench.clock.now() });
        return end();
      },
    });
    expect(await bench.deliver(bench.message(0))).toBe(true);
    expect(linesOf(bench, 'chunk.settled-before')).toEqual([{ ...MONTH, attempts: 1 }]);
    expect([linesOf(bench, 'chunk.completed'), linesOf(bench, 'chunk.failed')]).toEqual([[], []]);
  });
});

describe('a wait is measured', () => {
  it('until its end, with its reason and the limit that is used up', async () => {
    const bench = await createWorkerBench({ copyChunk: rateLimited('DAILY') });
    await bench.deliver(bench.message(0));
    const why = { reason: 'RATE_LIMITED', provider: 'strava', limit: 'DAILY' };
    expect(linesOf(bench, 'chunk.parked')).toEqual([
      { ...MONTH, ...why, delaySeconds: 900, status: 'handed back' },
    ]);
  });

  it('never as less than nothing', async () => {
    const bench: Bench = await createWorkerBench({
      copyChunk: () => {
        bench.clock.advance(1_000);
        return rateLimited()();
      },
    });
    await bench.deliver(bench.message(0));
    expect(linesOf(bench, 'chunk.parked')).toMatchObject([{ delaySeconds: 0 }]);
  });

  it('only by the worker that makes the orchestration wait', async () => {
    const bench: Bench = await createWorkerBench({
      copyChunk: async () => {
        const { orchestrationId, run } = bench.message(0);
        bench.clock.advance(61);
        const now = bench.clock.now();
        const leaseEnd = new Date(now.getTime() + 60_000);
        await bench.store.claim(orchestrationId, { chunkIndex: 0, run, owner: 'other', leaseEnd, now });
        return rateLimited()();
      },
    });
    await bench.deliver(bench.message(0));
    const [line] = linesOf(bench, 'chunk.parked');
    expect([line?.status, line?.delaySeconds]).toEqual(['refused', undefined]);
  });
});
