import type { ChunkMessage } from '../../packages/core/src/messages/chunk-message.ts';
import { ANN, AUTUMN, createProductBench } from './product-bench.ts';

/** A started sync of a connected user. */
async function createBench() {
  const bench = createProductBench();
  for (const provider of ['fitbit', 'strava'] as const) await bench.connect(provider);
  expect((await bench.start({ userId: ANN, body: AUTUMN })).statusCode).toBe(202);
  const messages = bench.queue.drain();
  const { copyChunk } = bench.worker;
  const erase = async () => {
    expect((await bench.deleteMe({ userId: ANN })).statusCode).toBe(202);
  };
  return {
    ...bench,
    message: messages[0] as ChunkMessage,
    rest: messages.slice(1),
    copyChunk,
    erase,
    /** Keys of everything that is stored of the user, the erasure apart. */
    leftovers: async () => [
      ...[...bench.table.items.keys()].filter((key) => !key.startsWith('erasure#')),
      ...(await bench.consents.connections.list(ANN)).map(({ provider }) => provider),
      ...bench.ledgerEntries.keys(),
    ],
    /** The sweeper, once nobody that was at work can be alive. */
    sweepAtTheEnd: async () => {
      const { visibilitySeconds, clockDifferenceSeconds } = bench.dependencies.timing;
      bench.clock.advance(visibilitySeconds + clockDifferenceSeconds);
      await bench.sweep();
    },
  };
}

describe('a user who is erased while a month is being copied', () => {
  it('before it begins: the month copies nothing and is acknowledged', async () => {
    const { worker, deliver, message, copyChunk, erase, leftovers, read } = await createBench();
    const acknowledged = await deliver(message, {
      ...worker,
      copyChunk: async (...given) => {
        await erase();
        return copyChunk(...given);
      },
    });
    expect([acknowledged, await leftovers()]).toEqual([true, []]);
    expect(await read('/activities')).toEqual({ activities: [] });
  });

  it('after its last workout: the month is counted nowhere and acknowledged', async () => {
    const { worker, deliver, message, copyChunk, erase, leftovers, table } = await createBench();
    const acknowledged = await deliver(message, {
      ...worker,
      copyChunk: async (...given) => {
        const result = await copyChunk(...given);
        await erase();
        return result;
      },
    });
    expect([acknowledged, await leftovers()]).toEqual([true, []]);
    expect([...table.items.keys()]).toEqual([expect.stringMatching(/^erasure#/)]);
  });

  it.each([
    ['with a provider that takes the consent back', false],
    ['with a provider that does not', true],
  ])('in the middle, %s: what it still writes is gone after the last look', async (_what, isDeaf) => {
    const bench = await createBench();
    const { deliver, message, erase, leftovers, sweepAtTheEnd, table, admin } = bench;
    if (isDeaf) await admin('strava', '/faults', { match: { path: '/oauth/revoke' }, status: 500 });
    if (isDeaf) await admin('googleHealth', '/faults', { match: { path: '/revoke' }, status: 500 });
    // The first workout is written down, then the user is erased, then all the others go on.
    const set = bench.ledgerEntries.set.bind(bench.ledgerEntries);
    let erasing: Promise<void> | undefined;
    bench.ledgerEntries.set = (...entry) => {
      erasing ??= erase();
      return set(...entry);
    };

    expect(await deliver(message)).toBe(true);
    await erasing;

    expect(erasing).toBeDefined();
    expect([...table.items.keys()]).toEqual([expect.stringMatching(/^erasure#/)]);
    await sweepAtTheEnd();
    expect([await leftovers(), table.items.size]).toEqual([[], 0]);
  });

  it('messages that still wait are acknowledged, one by one', async () => {
    const { deliver, message, rest, erase, leftovers } = await createBench();
    await erase();
    for (const one of [message, ...rest]) expect(await deliver(one)).toBe(true);
    expect(await leftovers()).toEqual([]);
  });
});
