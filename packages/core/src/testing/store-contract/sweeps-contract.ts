import { MAX_CHUNKS } from '../../domain/chunk-plan.ts';
import type { Orchestration } from '../../domain/orchestration.ts';
import { MAX_SENT_AGAIN } from '../../domain/sweep-decision.ts';
import type { RecordTable } from '../../ports.ts';
import type { Look } from '../../store/sweep-operations.ts';
import { createOrchestrationStore } from '../../store/orchestration-store.ts';
import { wakeShardOf } from '../../store/store-context.ts';
import { untilItEquals } from '../until-it-equals.ts';
import { aStart, createStoreBench, ids, LATER, LIMIT, NOW } from './store-bench.ts';

const LAST_LOOK = { run: 1, settled: 0, stepSeconds: 900 };
/** So many that each record of the table has one to itself. */
const SHARDS = 2 ** 31;
const NEXT = new Date('2024-06-15T12:20:00.000Z');

/** What the sweeper writes, on records that are as it read them and on records that are not. */
export function describeSweeps(getTable: () => RecordTable): void {
  const { store, started, claimed, completed, over, now, tampered } = createStoreBench(getTable);
  const look = async (record: Orchestration): Promise<Look> => ({ read: await now(record), now: LATER });

  it('finds a record in its shard once its wake is over', async () => {
    const wide = createOrchestrationStore({
      table: getTable(),
      timing: { soonSeconds: 2, wakeShards: SHARDS },
    });
    const { record } = await wide.create(aStart(1), NOW);
    const shard = wakeShardOf(record.orchestrationId, SHARDS);
    const due = async (seconds: number) => {
      const ids: string[] = [];
      const until = new Date(NOW.getTime() + seconds * 1000);
      for await (const { key } of wide.readDue({ shard, now: until })) ids.push(key);
      return ids;
    };
    await untilItEquals(() => due(2), [record.orchestrationId]);
    expect(await due(1.999)).toEqual([]);
  });

  it('takes the event of an end away once it is published, and the wake with it', async () => {
    const record = await started(1);
    await store().finishIfSettled(await completed(record, 0), NOW);
    const seen = await look(record);
    expect(seen.read.announce).toMatchObject({ status: 'COMPLETED', version: seen.read.version });
    const after = await store().markAnnounced(seen);
    expect([after?.announce, after?.wakeAt, after?.wakeShard]).toEqual([undefined, undefined, undefined]);
  });

  it('keeps the wake of a record that is active again', async () => {
    const record = await started();
    const { owner } = await claimed(record, 0);
    await store().reconnect(record, { chunkIndex: 0, owner, run: 1, provider: 'strava', now: NOW });
    await store().resume({ ...record, ...LIMIT, now: NOW });
    const after = await store().markAnnounced(await look(record));
    expect([after?.announce, after?.wakeAt]).toEqual([undefined, '2024-06-15T12:00:02.000Z']);
  });

  it('leaves an event that came after the look', async () => {
    const record = await started();
    const { owner } = await claimed(record, 0);
    await store().reconnect(record, { chunkIndex: 0, owner, run: 1, provider: 'strava', now: NOW });
    const seen = await look(record);
    await store().cancel({ ...record, now: NOW });
    expect((await store().markAnnounced(seen))?.announce).toMatchObject({ status: 'CANCELLED' });
  });

  it('lets a record that needs no look sleep', async () => {
    const record = await started(2);
    await over(record, [0]);
    await completed(record, 0, LATER);
    await store().putToSleep(await look(record));
    const after = await now(record);
    expect([after.wakeAt, after.wakeShard]).toEqual([undefined, undefined]);
  });

  it('begins a new run of a record that waits or stands still', async () => {
    const record = await started();
    const { owner } = await claimed(record, 0);
    const waiting = { reason: 'RATE_LIMITED', until: NOW.toISOString() } as const;
    await store().park(record.orchestrationId, {
      chunkIndex: 0,
      owner,
      run: 1,
      waiting,
      wakeAt: NOW,
      now: NOW,
    });
    const after = await store().redispatch(await look(record), LAST_LOOK);
    expect(after).toMatchObject({ run: 2, lastLook: LAST_LOOK, wakeAt: '2024-06-15T12:05:02.000Z' });
    expect(after?.waiting).toBeUndefined();
    expect(after).toEqual(await now(record));
  });

  it('forgets exactly the yielded chunks that were sent again', async () => {
    const record = await started(3);
    for (const chunkIndex of [0, 1]) await yielded(record, chunkIndex);
    const seen = await look(record);
    await yielded(record, 2);
    await store().markSentAgain(seen, { chunks: [0, 1], at: NEXT });
    const after = await now(record);
    expect([[...after.redispatch], after.wakeAt, after.run]).toEqual([[2], NEXT.toISOString(), 1]);
  });

  it('forgets as many yielded chunks at once as a look may send, of the longest plan', async () => {
    const record = await started(MAX_CHUNKS);
    const redispatch = Object.fromEntries(
      Array.from({ length: MAX_CHUNKS }, (_, index) => [String(index), true]),
    );
    await tampered(record, { redispatch });
    const chunks = Array.from({ length: MAX_SENT_AGAIN }, (_, index) => MAX_CHUNKS - 1 - index);
    await store().markSentAgain(await look(record), { chunks, at: NEXT });
    expect((await now(record)).redispatch.size).toBe(MAX_CHUNKS - MAX_SENT_AGAIN);
  });

  it('notes what it saw', async () => {
    const record = await started();
    await store().push(await look(record), { lastLook: LAST_LOOK, at: NEXT });
    expect(await now(record)).toMatchObject({ lastLook: LAST_LOOK, wakeAt: NEXT.toISOString(), run: 1 });
  });

  type Write = (seen: Look) => Promise<unknown>;
  const writes: Readonly<Record<string, Write>> = {
    redispatch: (seen) => store().redispatch(seen, LAST_LOOK),
    markSentAgain: (seen) => store().markSentAgain(seen, { chunks: [], at: NEXT }),
    push: (seen) => store().push(seen, { lastLook: LAST_LOOK, at: NEXT }),
    putToSleep: (seen) => store().putToSleep(seen),
  };
  describe.each(Object.entries(writes))('%s leaves alone', (_name, write) => {
    it.each<[string, (record: Orchestration) => Promise<unknown>]>([
      ['what was paused since the look', (record) => store().pause({ ...record, now: NOW })],
      ['what is over since the look', (record) => store().cancel({ ...record, now: NOW })],
      ['what was looked at by another', (record) => pushed(record)],
      ['what is in another run', (record) => resumed(record)],
    ])('%s', async (_what, move) => {
      const record = await started();
      const seen = await look(record);
      await move(record);
      const before = await now(record);
      expect(await write(seen)).toBeUndefined();
      expect(await now(record)).toEqual(before);
    });

    it('what is gone', async () => {
      const record = await started();
      const { read } = await look(record);
      const ghost = { ...read, orchestrationId: ids.orchestrationId('u', undefined) };
      expect(await write({ read: ghost, now: LATER })).toBeUndefined();
      await expect(store().read(ghost.orchestrationId)).resolves.toBeUndefined();
    });
  });

  async function yielded(record: Orchestration, chunkIndex: number) {
    const { owner } = await claimed(record, chunkIndex);
    await store().yieldChunk(record.orchestrationId, { chunkIndex, owner, run: record.run, now: NOW });
  }
  async function pushed(record: Orchestration) {
    await store().push(await look(record), { lastLook: LAST_LOOK, at: LATER });
  }
  async function resumed(record: Orchestration) {
    await store().pause({ ...record, now: NOW });
    await store().resume({ ...record, ...LIMIT, now: LATER });
  }
}
