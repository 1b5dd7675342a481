import type { Item } from '@syncwell/core/domain/item';
import { createOrchestrationStore } from '@syncwell/core/store/orchestration-store';
import type { MemoryLogger } from '@syncwell/core/testing/memory-logger';

import type { OrchestratorDependencies } from '../dependencies.ts';
import { createOrchestratorBench } from '../testing/orchestrator-bench.ts';
import { QUARTER, startedBench } from '../testing/started-bench.ts';
import { SweepIncompleteError } from './on-sweep.ts';

/** No orchestration, and due since long ago in the shard of `neighbour`. */
const ruin = (key: string, { wakeShard = 0 }: Item): Item => ({
  orchestrationId: key,
  wakeShard,
  wakeAt: '2000-01-01T00:00:00.000Z',
  version: 1,
});

const eventsOf = ({ logger }: OrchestratorDependencies, name: string) =>
  (logger as MemoryLogger).lines.filter(({ event }) => event === name);

describe('onSweep, where something is wrong', () => {
  it('mends counters that do not fit the outcomes, and says so', async () => {
    const { sweepWhenDue, read, complete, table, orchestrationId, dependencies } = await startedBench();
    await complete(0);
    const item = table.items.get(orchestrationId) ?? {};
    table.items.set(orchestrationId, { ...item, completedChunks: 3 });
    await sweepWhenDue();
    expect(await read()).toMatchObject({ completedChunks: 1, failedChunks: 0 });
    expect(eventsOf(dependencies, 'invariant.violated')).toMatchObject([
      { details: { orchestrationId, count: 2 } },
    ]);
  });

  it('drops outcomes of months that are not in the plan, then goes on', async () => {
    const { sweepWhenDue, sweep, read, complete, table, orchestrationId, dependencies } =
      await startedBench();
    for (const index of [0, 1]) await complete(index);
    const item = table.items.get(orchestrationId) ?? {};
    const outcomes = { '0': 'C1.1', '1': 'C1.1', '9': 'C1.1' };
    table.items.set(orchestrationId, { ...item, outcomes, completedChunks: 3 });
    await sweepWhenDue();
    expect(await read()).toMatchObject({ status: 'PENDING', completedChunks: 2 });
    expect([...(await read()).outcomes.keys()]).toEqual([0, 1]);
    expect(eventsOf(dependencies, 'invariant.violated')).toMatchObject([
      { details: { reason: 'outcomes outside of the plan', count: 2 } },
    ]);
    await complete(2);
    await sweep();
    expect((await read()).status).toBe('COMPLETED');
  });

  it('looks at all records behind those whose looks throw, however many', async () => {
    const { sweepWhenDue, table, read, orchestrationId, dependencies } = await startedBench();
    const neighbour = table.items.get(orchestrationId) ?? {};
    const keys = Array.from({ length: 250 }, (_, index) => `ruin ${index}`);
    for (const key of keys) table.items.set(key, ruin(key, neighbour));
    await sweepWhenDue();
    expect((await read()).lastLook?.run).toBe(1);
    expect(eventsOf(dependencies, 'sweep.failed')).toHaveLength(250);
  });

  it('comes back to a record whose look throws later and later, and says so', async () => {
    const { sweep, table, orchestrationId, clock, dependencies } = await startedBench();
    table.items.set('ruin', ruin('ruin', table.items.get(orchestrationId) ?? {}));
    for (let minute = 0; minute < 60; minute += 1) {
      await sweep();
      clock.advance(60);
    }
    const backedOff = eventsOf(dependencies, 'sweep.backed-off');
    expect(backedOff.map(({ details }) => details)).toEqual(
      [120, 240, 480, 960, 1920].map((delaySeconds) => ({ orchestrationId: 'ruin', delaySeconds })),
    );
    expect(table.items.get('ruin')).toMatchObject({ failedLooks: 5, version: 6 });
  });

  it('looks on when not even the back-off can be written', async () => {
    const bench = await startedBench();
    const { table, orchestrationId, dependencies } = bench;
    table.items.set('ruin', ruin('ruin', table.items.get(orchestrationId) ?? {}));
    const store = { ...dependencies.store, backOff: () => Promise.reject(new Error('no answer')) };
    const troubled = createOrchestratorBench({ ...dependencies, store });
    bench.clock.advance(61);
    await troubled.sweep();
    expect((await bench.read()).lastLook?.run).toBe(1);
    expect(eventsOf(dependencies, 'sweep.back-off-failed')).toMatchObject([
      { details: { orchestrationId: 'ruin' } },
    ]);
  });

  it('begins no look when the time of the invocation is nearly over, and goes on at the next', async () => {
    const { sweep, read, clock, dependencies } = await startedBench();
    clock.advance(61);
    await sweep(10);
    expect((await read()).lastLook).toBeUndefined();
    expect(eventsOf(dependencies, 'sweep.cut-short')).toMatchObject([{ details: { reason: 'looks' } }]);
    await sweep(11);
    expect((await read()).lastLook?.run).toBe(1);
  });

  it('ends in time when each look takes long, the longest due first', async () => {
    const bench = await startedBench();
    const { table, clock, dependencies } = bench;
    const neighbour = table.items.get(bench.orchestrationId) ?? {};
    for (const key of ['a', 'b', 'c', 'd', 'e', 'f']) table.items.set(key, ruin(key, neighbour));
    const looked: string[] = [];
    const store = {
      ...dependencies.store,
      read: (key: string) => {
        looked.push(key);
        clock.advance(15);
        return Promise.resolve(undefined);
      },
    };
    await createOrchestratorBench({ ...dependencies, store }).sweep(55);
    expect(looked).toEqual(['a', 'b', 'c']);
  });

  it('repairs every record first while no event can be published, and publishes later', async () => {
    const { dependencies, table, clock } = createOrchestratorBench();
    let isDown = true;
    const published: string[] = [];
    const events: OrchestratorDependencies['events'] = {
      publish: ({ orchestrationId }) => {
        if (!isDown) return Promise.resolve(void published.push(orchestrationId));
        clock.advance(30);
        return Promise.reject(new Error('the bus takes nothing'));
      },
    };
    const timing = { ...dependencies.timing, wakeShards: 1 };
    const store = createOrchestrationStore({ table, timing });
    const bench = createOrchestratorBench({ ...dependencies, events, timing, store });
    const start = async (userId: string) =>
      (await bench.start({ body: QUARTER, userId })).body.orchestrationId;
    const ended = [await start('user-1'), await start('user-2'), await start('user-3')];
    for (const id of ended) {
      await bench.cancel(id, { userId: `user-${id.at(-1)}`, pathParameters: { orchestrationId: id } });
    }
    clock.advance(1);
    const stalled = await start('user-4');
    clock.advance(61);
    await bench.sweep();
    expect(table.items.get(stalled)).toHaveProperty('lastLook');
    expect(published).toEqual([]);
    isDown = false;
    clock.advance(600);
    await bench.sweep();
    expect(published.toSorted()).toEqual(ended.toSorted());
  });

  it('sweeps the other shards when one cannot be read, and fails without saying why but in the log', async () => {
    const bench = await startedBench();
    const { dependencies, table, orchestrationId } = bench;
    const { wakeShard } = table.items.get(orchestrationId) ?? {};
    const error = new Error('no answer');
    const store: OrchestratorDependencies['store'] = {
      ...dependencies.store,
      readDue: (query) => {
        if (query.shard === wakeShard) return dependencies.store.readDue(query);
        throw error;
      },
    };
    bench.clock.advance(61);
    const sweeping = createOrchestratorBench({ ...dependencies, store }).sweep();
    await expect(sweeping).rejects.toEqual(new SweepIncompleteError());
    expect(eventsOf(dependencies, 'sweep.incomplete')).toMatchObject([
      { level: 'error', details: { error } },
    ]);
    expect((await bench.read()).lastLook?.run).toBe(1);
  });
});
