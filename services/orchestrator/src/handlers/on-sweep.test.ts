import { deriveTiming } from '@syncwell/core/domain/timing';

import { createOrchestratorBench } from '../testing/orchestrator-bench.ts';
import { QUARTER, startedBench } from '../testing/started-bench.ts';

const FIFTY_YEARS = { ...QUARTER, startDate: '1974-01-01' };
const { stallSeconds, soonSeconds } = deriveTiming({ workerTimeoutSeconds: 60, pace: 'production' });

describe('onSweep', () => {
  it('leaves a record alone that is not due', async () => {
    const { sweep, read, queue } = await startedBench();
    queue.drain();
    const before = await read();
    await sweep();
    expect([await read(), queue.sent]).toEqual([before, []]);
  });

  it('takes note at the first look at a run, and sends nothing', async () => {
    const { sweepWhenDue, read, queue, clock } = await startedBench();
    queue.drain();
    await sweepWhenDue();
    const { lastLook, wakeAt, run } = await read();
    expect([lastLook, run, queue.sent]).toEqual([{ run: 1, settled: 0, stepSeconds: stallSeconds }, 1, []]);
    expect(wakeAt).toBe(new Date(clock.now().getTime() + stallSeconds * 1000).toISOString());
  });

  it('sends everything missing again when nothing moved for the whole step, with twice the patience', async () => {
    const { sweepWhenDue, read, queue, complete } = await startedBench();
    await complete(2);
    await sweepWhenDue();
    queue.drain();
    await sweepWhenDue();
    expect(queue.sent.map(({ chunkIndex, run }) => [chunkIndex, run])).toEqual([
      [1, 2],
      [0, 2],
    ]);
    expect(await read()).toMatchObject({
      run: 2,
      fannedOutRun: 2,
      lastLook: { stepSeconds: 2 * stallSeconds },
    });
  });

  it('waits on while something was settled since, or somebody is at work', async () => {
    const { sweepWhenDue, read, queue, complete, claim, clock } = await startedBench();
    queue.drain();
    await sweepWhenDue();
    await complete(2);
    await sweepWhenDue();
    clock.advance(stallSeconds - 30);
    await claim(1);
    await sweepWhenDue();
    expect([(await read()).run, queue.sent]).toEqual([1, []]);
  });

  it('sends the same run again when it was never sent completely', async () => {
    const { dependencies, queue } = createOrchestratorBench();
    const broken = createOrchestratorBench({
      ...dependencies,
      queue: { send: () => Promise.reject(new Error('down')) },
    });
    await broken.start({ body: QUARTER });
    const mended = createOrchestratorBench(dependencies);
    await dependencies.clock.sleep(61_000);
    await mended.sweep();
    expect(queue.sent.map(({ chunkIndex, run }) => [chunkIndex, run])).toEqual([
      [2, 1],
      [1, 1],
      [0, 1],
    ]);
  });

  it('finishes a record whose last counter died, then announces it once', async () => {
    const { sweepWhenDue, read, complete, events, sweep, clock } = await startedBench();
    for (const index of [0, 1, 2]) await complete(index);
    await sweepWhenDue();
    expect(await read()).toMatchObject({ status: 'COMPLETED', announce: { completedChunks: 3 } });
    await sweepWhenDue();
    const { announce, wakeAt, version } = await read();
    expect([announce, wakeAt]).toEqual([undefined, undefined]);
    expect(events).toMatchObject([
      { status: 'COMPLETED', completedChunks: 3, totalChunks: 3, userId: 'user-1' },
    ]);
    clock.advance(stallSeconds);
    await sweep();
    expect([(await read()).version, events.length]).toEqual([version, 1]);
  });

  it('announces again when it died between publishing and forgetting', async () => {
    const bench = await startedBench();
    for (const index of [0, 1, 2]) await bench.complete(index);
    await bench.sweepWhenDue();
    const { store } = bench.dependencies;
    const dying = createOrchestratorBench({
      ...bench.dependencies,
      store: { ...store, markAnnounced: () => Promise.reject(new Error('died')) },
    });
    bench.clock.advance(120);
    await dying.sweep();
    await bench.sweepWhenDue();
    const versions = bench.events.map(({ version }) => version);
    expect(versions).toHaveLength(2);
    expect(new Set(versions).size).toBe(1);
  });

  it('wakes a record whose wait is over, and sends every missing month', async () => {
    const { sweepWhenDue, read, queue, claim, dependencies, orchestrationId, clock } = await startedBench();
    queue.drain();
    await claim(2, 'parker');
    const until = new Date(clock.now().getTime() + 900_000);
    const waiting = { reason: 'RATE_LIMITED', provider: 'strava', until: until.toISOString() } as const;
    const parking = { chunkIndex: 2, run: 1, owner: 'parker', waiting, wakeAt: until, now: clock.now() };
    await dependencies.store.park(orchestrationId, parking);
    await sweepWhenDue();
    const record = await read();
    expect([record.waiting, record.run, record.fannedOutRun]).toEqual([undefined, 2, 2]);
    expect(queue.sent.map(({ chunkIndex }) => chunkIndex)).toEqual([2, 1, 0]);
  });

  it('sends a time-boxed month again under the same run', async () => {
    const { sweepWhenDue, read, queue, claim, dependencies, orchestrationId, clock } = await startedBench();
    queue.drain();
    await claim(1, 'slow');
    const handBack = { chunkIndex: 1, run: 1, owner: 'slow', now: clock.now() };
    await dependencies.store.yieldChunk(orchestrationId, handBack);
    await sweepWhenDue();
    expect(queue.sent.map(({ chunkIndex, run }) => [chunkIndex, run])).toEqual([[1, 1]]);
    expect((await read()).redispatch.size).toBe(0);
  });

  it('sends at most a hundred time-boxed months at one look, the newest first, the others at the next', async () => {
    const { sweepWhenDue, read, queue, table, orchestrationId } = await startedBench(FIFTY_YEARS);
    queue.drain();
    const item = table.items.get(orchestrationId) ?? {};
    const all = Array.from({ length: 600 }, (_, index) => index);
    const redispatch = Object.fromEntries(all.map((index) => [String(index), true]));
    table.items.set(orchestrationId, { ...item, redispatch });
    await sweepWhenDue();
    expect(queue.sent.map(({ chunkIndex }) => chunkIndex)).toEqual(all.toReversed().slice(0, 100));
    const { wakeAt, updatedAt } = await read();
    expect(Date.parse(wakeAt ?? '') - Date.parse(updatedAt)).toBe(soonSeconds * 1000);
    for (let look = 0; look < 5; look += 1) await sweepWhenDue();
    expect(queue.sent.map(({ chunkIndex }) => chunkIndex)).toEqual(all.toReversed());
    expect((await read()).redispatch.size).toBe(0);
  });
});
