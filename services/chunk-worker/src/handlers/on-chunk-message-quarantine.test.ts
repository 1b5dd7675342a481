import { AwsRefusedError, AwsUnavailableError } from '@syncwell/core/aws/call-aws';
import { civilDate } from '@syncwell/core/domain/civil-date';
import { MAX_ATTEMPTS } from '@syncwell/core/domain/timing';
import { aChunkMessage } from '@syncwell/core/testing/chunk-queue-contract';

import { createWorkerBench } from '../testing/worker-bench.ts';

describe('onChunkMessage, given what nobody can act on', () => {
  it.each([
    ['that is not JSON', '{"v":1'],
    ['of an unknown version', JSON.stringify({ v: 2 })],
    ['with a date that does not exist', '{"v":1,"chunkStartDate":"2023-02-30"}'],
    ['with an id that no table takes', JSON.stringify(aChunkMessage(0, { orchestrationId: '' }))],
  ])('keeps a body %s in quarantine and acknowledges it only then', async (_what, body) => {
    const bench = await createWorkerBench();
    expect(await bench.deliver(body)).toBe(true);
    expect(bench.quarantined).toEqual([body]);
    expect(bench.logger.lines.map(({ event }) => event)).toEqual([
      'message.unreadable',
      'message.quarantined',
    ]);
    const refusing = await createWorkerBench({
      quarantine: { keep: () => Promise.reject(new Error('down')) },
    });
    expect(await refusing.deliver(body)).toBe(false);
  });

  it.each([
    ['an index outside of the plan', { chunkIndex: 48 }],
    ["another user's id", { userId: 'somebody else' }],
    ['the dates of another month', { chunkStartDate: civilDate('2020-02-01') }],
    ['another destination', { destination: 'elsewhere' }],
  ])('quarantines a message with %s, copies nothing and settles nothing', async (_what, changes) => {
    const bench = await createWorkerBench({ copyChunk: () => Promise.reject(new Error('Expected no copy')) });
    const message = bench.message(0, changes);
    expect(await bench.deliver(message)).toBe(true);
    expect(await bench.deliverDeadLetter(message)).toBe(true);
    expect(bench.quarantined).toEqual([JSON.stringify(message), JSON.stringify(message)]);
    const { outcomes, leases, failedChunks } = await bench.read();
    expect([outcomes.size, leases.size, failedChunks]).toEqual([0, 0, 0]);
  });

  it('never lets a message that does not fit be the last straw for a month', async () => {
    const bench = await createWorkerBench();
    const { orchestrationId } = await bench.read();
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
      const now = bench.clock.now();
      const leaseEnd = new Date(now.getTime() + 1000);
      const owner = `crash ${attempt}`;
      await bench.store.claim(orchestrationId, { chunkIndex: 0, run: 1, owner, leaseEnd, now });
      bench.clock.advance(2);
    }
    const message = bench.message(0, { userId: 'somebody else' });
    expect(await bench.deliver(message)).toBe(true);
    expect(bench.quarantined).toEqual([JSON.stringify(message)]);
    expect((await bench.read()).failedChunks).toBe(0);
  });

  const refused = () => Promise.reject(new AwsRefusedError('UpdateItem', new Error('no')));
  const noAnswer = () => Promise.reject(new AwsUnavailableError('UpdateItem', new Error('no')));
  const denied = () => Promise.reject(new Error('a permission is missing until the next deployment'));

  it('quarantines a message whose request the table will never take, and says which', async () => {
    const { dependencies } = await createWorkerBench();
    const store = { ...dependencies.store, claim: refused, failFromDeadLetter: refused };
    const bench = await createWorkerBench({ store });
    const message = bench.message(0);
    expect([await bench.deliver(message), await bench.deliverDeadLetter(message)]).toEqual([true, true]);
    expect(bench.quarantined).toEqual([JSON.stringify(message), JSON.stringify(message)]);
    const { orchestrationId } = message;
    expect(bench.logger.lines[0]).toMatchObject({
      level: 'error',
      event: 'message.refused',
      details: { orchestrationId, chunkIndex: 0, run: 1, messageId: 'message-1' },
    });
  });

  it('quarantines the message of a record that nobody can read', async () => {
    const bench = await createWorkerBench();
    const message = bench.message(0);
    const item = bench.table.items.get(message.orchestrationId) ?? {};
    bench.table.items.set(message.orchestrationId, { ...item, outcomes: 'none' });
    expect([await bench.deliver(message), await bench.deliverDeadLetter(message)]).toEqual([true, true]);
    expect(bench.quarantined).toHaveLength(2);
  });

  it.each([
    ['what may pass by itself', noAnswer],
    ['what a deployment may mend', denied],
  ])('returns a message that met %s', async (_what, fail) => {
    const { dependencies } = await createWorkerBench();
    const store = { ...dependencies.store, claim: fail, failFromDeadLetter: fail };
    const bench = await createWorkerBench({ store });
    const message = bench.message(0);
    expect([await bench.deliver(message), await bench.deliverDeadLetter(message)]).toEqual([false, false]);
    expect(bench.quarantined).toEqual([]);
  });
});
