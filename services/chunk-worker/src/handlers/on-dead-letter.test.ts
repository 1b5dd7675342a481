import { ProviderError } from '@syncwell/connectors/errors';

import { createWorkerBench, REMAINING_MS, RESULT } from '../testing/worker-bench.ts';

describe('onDeadLetter', () => {
  it('counts a chunk that never started as failed, and finishes', async () => {
    const { deliver, deliverDeadLetter, message, read } = await createWorkerBench();
    await deliver(message(1));
    expect(await deliverDeadLetter(message(0))).toBe(true);
    const record = await read();
    expect(record).toMatchObject({ status: 'COMPLETED', completedChunks: 1, failedChunks: 1 });
    expect(record.outcomes.get(0)).toEqual({ kind: 'FAILED', reason: 'NEVER_STARTED', attempts: 0 });
  });

  it('tells what the last try met', async () => {
    const error = new ProviderError('TRANSIENT', 'no', { provider: 'strava' });
    const { deliver, deliverDeadLetter, message, read } = await createWorkerBench({
      copyChunk: () => Promise.reject(error),
    });
    await deliver(message(0));
    await deliverDeadLetter(message(0));
    expect((await read()).outcomes.get(0)).toMatchObject({ reason: 'PROVIDER_UNAVAILABLE', attempts: 1 });
  });

  it('counts once when it sees the letter twice, and never over a success', async () => {
    const { deliver, deliverDeadLetter, message, read } = await createWorkerBench({ months: 3 });
    await deliverDeadLetter(message(0));
    await deliverDeadLetter(message(0));
    await deliver(message(1));
    await deliverDeadLetter(message(1));
    expect(await read()).toMatchObject({ completedChunks: 1, failedChunks: 1 });
  });

  it('puts the letter back while somebody works on the chunk', async () => {
    const bench = await createWorkerBench({
      copyChunk: async (message) => {
        expect(await bench.deliverDeadLetter(message)).toBe(false);
        return RESULT;
      },
    });
    await bench.deliver(bench.message(0));
    expect(bench.returns).toEqual([{ receiptHandle: 'receipt-1', seconds: REMAINING_MS / 1000 + 1 }]);
    expect(await bench.read()).toMatchObject({ completedChunks: 1, failedChunks: 0 });
  });

  it('leaves the chunk of another run to that run', async () => {
    const { deliverDeadLetter, message, read } = await createWorkerBench();
    expect(await deliverDeadLetter(message(0, { run: 7 }))).toBe(true);
    expect(await read()).toMatchObject({ failedChunks: 0, version: 2 });
  });

  it('keeps a letter that nobody can read in quarantine', async () => {
    const { deliverDeadLetter, quarantined } = await createWorkerBench();
    expect(await deliverDeadLetter('not a message')).toBe(true);
    expect(quarantined).toEqual(['not a message']);
  });
});
