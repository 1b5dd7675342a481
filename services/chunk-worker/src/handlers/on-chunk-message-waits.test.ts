import { ProviderError, type ProviderErrorCode } from '@syncwell/connectors/errors';
import { AwsUnavailableError } from '@syncwell/core/aws/call-aws';
import { MAX_ATTEMPTS } from '@syncwell/core/domain/timing';

import { UnfinishedMonthError } from '../unfinished-month.ts';
import { createWorkerBench, RESULT } from '../testing/worker-bench.ts';

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

  it('burns no try while something of our own does not answer, and its message comes back', async () => {
    let isDown = true;
    const bench = await createWorkerBench({
      copyChunk: () =>
        isDown
          ? Promise.reject(new AwsUnavailableError('Decrypt', new Error('down')))
          : Promise.resolve(RESULT),
    });
    for (let delivery = 1; delivery <= 2 * MAX_ATTEMPTS; delivery += 1) {
      expect(await bench.deliver(bench.message(0))).toBe(false);
    }
    const { attempts, errors, leases } = await bench.read();
    expect([attempts.get(0), errors.size, leases.size, bench.returns]).toEqual([0, 0, 0, []]);
    isDown = false;
    expect(await bench.deliver(bench.message(0))).toBe(true);
    expect((await bench.read()).completedChunks).toBe(1);
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

describe('onChunkMessage, overtaken after the end of its lease', () => {
  /** A worker that ends with `ending` long after another one has claimed its chunk. */
  async function overtaken(
    ending: ProviderErrorCode,
    afterClaim?: (bench: Bench, owner: string) => Promise<void>,
  ) {
    const owner = 'the other worker';
    const bench: Bench = await createWorkerBench({
      copyChunk: async ({ orchestrationId, chunkIndex, run }) => {
        bench.clock.advance(61);
        const now = bench.clock.now();
        const leaseEnd = new Date(now.getTime() + 60_000);
        await bench.store.claim(orchestrationId, { chunkIndex, run, owner, leaseEnd, now });
        await afterClaim?.(bench, owner);
        return fails(ending, '2024-06-15T12:15:00.000Z')();
      },
    });
    return bench;
  }

  it.each(['RATE_LIMITED', 'AUTH_REVOKED'] as const)(
    'leaves the message to the other worker when it ends with %s',
    async (ending) => {
      const bench = await overtaken(ending);
      expect(await bench.deliver(bench.message(0))).toBe(false);
      const record = await bench.read();
      expect([record.status, record.waiting, record.leases.get(0)?.owner]).toEqual([
        'IN_PROGRESS',
        undefined,
        'the other worker',
      ]);
    },
  );

  it('leaves the message in its queue when the other worker has freed the chunk again', async () => {
    const bench = await overtaken('RATE_LIMITED', async ({ store, message, clock }, owner) => {
      const { orchestrationId, chunkIndex } = message(0);
      await store.release(orchestrationId, { chunkIndex, owner, error: 'INTERNAL_ERROR', now: clock.now() });
    });
    expect(await bench.deliver(bench.message(0))).toBe(false);
    expect((await bench.read()).leases.size).toBe(0);
  });

  it('acknowledges when the other worker has settled the chunk', async () => {
    const bench = await overtaken('RATE_LIMITED', async ({ store, message, clock }) => {
      const { orchestrationId, chunkIndex } = message(0);
      await store.complete(orchestrationId, { chunkIndex, result: RESULT, now: clock.now() });
    });
    expect(await bench.deliver(bench.message(0))).toBe(true);
  });

  it('sends the message back until the end of the other lease when it would count the chunk failed', async () => {
    const bench = await overtaken('PROVIDER_GONE');
    expect(await bench.deliver(bench.message(0))).toBe(false);
    expect(bench.returns).toEqual([{ receiptHandle: 'receipt-1', seconds: 61 }]);
    expect((await bench.read()).failedChunks).toBe(0);
  });
});

describe('onChunkMessage, failing a month for good that was moved on under it', () => {
  type Move = (
    store: Bench['store'],
    command: { orchestrationId: string; userId: string; now: Date },
  ) => unknown;
  const moves: [what: string, Move][] = [
    [
      'another run has it',
      async (store, command) => {
        await store.pause(command);
        await store.resume({ ...command, restartsPerDay: 1 });
      },
    ],
    ['the sync is cancelled', (store, command) => store.cancel(command)],
  ];

  it.each(moves)('frees the chunk at once and acknowledges when %s', async (_, move) => {
    const bench: Bench = await createWorkerBench({
      copyChunk: async ({ orchestrationId, userId }) => {
        await move(bench.store, { orchestrationId, userId, now: bench.clock.now() });
        return fails('PROVIDER_GONE')();
      },
    });
    expect(await bench.deliver(bench.message(0))).toBe(true);
    const { leases, failedChunks } = await bench.read();
    expect([leases.size, failedChunks]).toEqual([0, 0]);
  });
});

type Bench = Awaited<ReturnType<typeof createWorkerBench>>;
