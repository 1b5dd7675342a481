import { createMemoryRecordTable } from '../testing/memory-record-table.ts';
import { wakeShardOf } from './store-context.ts';
import { createOrchestrationStore } from './orchestration-store.ts';
import { erasureKey, isErasureKey, toErasure } from '../domain/erasure.ts';

const ANN = { key: erasureKey('hash of ann'), userId: 'ann' };
const NOW = new Date('2024-06-15T12:00:00.000Z');
const after = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

function openStore() {
  const table = createMemoryRecordTable();
  const timing = { soonSeconds: 60, wakeShards: 8 };
  return { table, store: createOrchestrationStore({ table, timing }) };
}

describe('erasureKey', () => {
  it('is told from the keys of orchestrations and routes', () => {
    expect([ANN.key, 'orch-1', 'route#x', 'erasure'].map(isErasureKey)).toEqual([true, false, false, false]);
  });
});

describe('an erasure', () => {
  it('begins where none is, and wakes the sweeper', async () => {
    const { store, table } = openStore();
    await expect(store.readErasure(ANN.key)).resolves.toBeUndefined();
    const erasure = await store.beginErasure(ANN, NOW);
    expect(erasure).toEqual({
      key: 'erasure#hash of ann',
      userId: 'ann',
      requestedAt: NOW.toISOString(),
      lastFoundAt: NOW.toISOString(),
      wakeAt: after(60).toISOString(),
    });
    expect(await store.readErasure(ANN.key)).toEqual(erasure);
    const shard = wakeShardOf(erasure.key, 8);
    const { records } = await table.due({ shard, until: after(60).toISOString(), limit: 10 });
    expect(records).toMatchObject([{ key: erasure.key }]);
  });

  it('stands in no list of a user’s orchestrations', async () => {
    const { store, table } = openStore();
    const { key } = await store.beginErasure(ANN, NOW);
    expect(table.items.get(key)).not.toHaveProperty('userId');
    expect(table.items.get(key)).not.toHaveProperty('createdAt');
  });

  it('goes on when it is asked for again', async () => {
    const { store } = openStore();
    const first = await store.beginErasure(ANN, NOW);
    expect(await store.beginErasure(ANN, after(10))).toEqual(first);
  });

  it('is looked at again when whoever looked at it says', async () => {
    const { store } = openStore();
    const read = await store.beginErasure(ANN, NOW);
    const lastFoundAt = after(5).toISOString();
    await store.pushErasure(read, { lastFoundAt, at: after(540) });
    const pushed = { ...read, lastFoundAt, wakeAt: after(540).toISOString() };
    expect(await store.readErasure(ANN.key)).toEqual(pushed);
    await store.pushErasure(read, { lastFoundAt: after(6).toISOString(), at: after(60) });
    expect(await store.readErasure(ANN.key)).toEqual(pushed);
  });

  it('is not brought back by a late look', async () => {
    const { store, table } = openStore();
    const read = await store.beginErasure(ANN, NOW);
    table.items.delete(read.key);
    await store.pushErasure(read, { lastFoundAt: NOW.toISOString(), at: after(60) });
    expect(table.items.size).toBe(0);
  });

  it('may be tried again when it was just done', async () => {
    const { table } = openStore();
    const vanishing = {
      ...table,
      change: () => Promise.resolve({ applied: false, retried: false } as const),
    };
    const store = createOrchestrationStore({
      table: vanishing,
      timing: { soonSeconds: 60, wakeShards: 8 },
    });
    await expect(store.beginErasure(ANN, NOW)).rejects.toMatchObject({
      code: 'CONTENDED_RECORD',
      retryable: true,
    });
  });

  it('is not made of anything else', () => {
    expect(() => toErasure({ orchestrationId: 'orch-1', erasedUserId: 'ann' })).toThrow(
      'Expected an erasure, got bad orchestrationId, requestedAt, lastFoundAt, wakeAt',
    );
  });
});
