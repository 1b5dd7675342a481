import { ProviderError, type ProviderErrorCode } from '@syncwell/connectors/errors';

import { UnfinishedMonthError } from '../unfinished-month.ts';
import { createWorkerBench } from '../testing/worker-bench.ts';

const fails = (code: ProviderErrorCode, retryAt?: string) => () =>
  Promise.reject(
    new ProviderError(code, 'no', { provider: 'strava', ...(retryAt === undefined ? {} : { retryAt }) }),
  );

describe('onChunkMessage, when a month has to wait', () => {
  it('parks the whole orchestration on a rate limit, and the try does not count', async () => {
    const until = '2024-06-15T12:15:00.000Z';
    const bench = await createWorkerBench({ copyChunk: fails('RATE_LIMITED', until) });
    expect(await bench.deliver(bench.message(0))).toBe(true);
    const record = await bench.read();
    expect(record.waiting).toEqual({ reason: 'RATE_LIMITED', provider: 'strava', until });
    expect([record.leases.size, record.attempts.get(0), record.wakeAt]).toEqual([
      0,
      0,
      '2024-06-15T12:15:15.000Z',
    ]);
    expect(await bench.deliver(bench.message(1))).toBe(true);
    expect((await bench.read()).attempts.has(1)).toBe(false);
  });

  it('keeps the later of two waits', async () => {
    const untils = ['2024-06-16T00:00:00.000Z', '2024-06-15T12:15:00.000Z'];
    const bench = await createWorkerBench({
      copyChunk: async (message) => {
        if (message.chunkIndex === 0) await bench.deliver(bench.message(1));
        return fails('RATE_LIMITED', untils[1 - message.chunkIndex])();
      },
    });
    expect(await bench.deliver(bench.message(0))).toBe(true);
    const record = await bench.read();
    expect(record.waiting?.until).toBe('2024-06-16T00:00:00.000Z');
    expect([record.leases.size, record.attempts.get(0), record.attempts.get(1)]).toEqual([0, 0, 0]);
  });

  it('pauses until the user connects again when the consent is gone', async () => {
    const bench = await createWorkerBench({ copyChunk: fails('AUTH_REVOKED') });
    expect(await bench.deliver(bench.message(0))).toBe(true);
    const record = await bench.read();
    expect(record).toMatchObject({ status: 'PAUSED', failedChunks: 0, announce: { status: 'PAUSED' } });
    expect(record.waiting).toEqual({ reason: 'RECONNECT_REQUIRED', provider: 'strava' });
  });

  it('hands a month that got on but ran out of time to the sweeper', async () => {
    const bench = await createWorkerBench({
      copyChunk: () => Promise.reject(new UnfinishedMonthError(7, 'TIME_EXCEEDED')),
    });
    expect(await bench.deliver(bench.message(0))).toBe(true);
    const record = await bench.read();
    expect([[...record.redispatch], record.attempts.get(0), record.leases.size]).toEqual([[0], 0, 0]);
  });
});
