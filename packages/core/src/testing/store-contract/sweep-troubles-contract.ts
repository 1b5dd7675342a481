import type { Orchestration } from '../../domain/orchestration.ts';
import type { RecordTable } from '../../ports.ts';
import type { Look } from '../../store/sweep-operations.ts';
import { createStoreBench, ids, LATER, LIMIT, NOW } from './store-bench.ts';

const NEXT = new Date('2024-06-15T12:20:00.000Z');
const LAST_LOOK = { run: 1, settled: 0, stepSeconds: 900 };

/** What the sweeper writes where something is wrong: looks that throw, and counters that do not fit. */
export function describeSweepTroubles(getTable: () => RecordTable): void {
  const { store, started, completed, now, tampered } = createStoreBench(getTable);
  const look = async (record: Orchestration): Promise<Look> => ({ read: await now(record), now: LATER });

  it('looks later and later at a record whose looks throw, until one gets on', async () => {
    const record = await started();
    const looked = async () => {
      const { wakeAt = '' } = await now(record);
      return store().backOff({ key: record.orchestrationId, wakeAt }, LATER);
    };
    expect([await looked(), await looked(), await looked()]).toEqual([4, 8, 16]);
    expect(await now(record)).toMatchObject({ failedLooks: 3, wakeAt: '2024-06-15T12:05:16.000Z' });
    await store().push(await look(record), { lastLook: LAST_LOOK, at: NEXT });
    expect((await now(record)).failedLooks).toBeUndefined();
    expect(await looked()).toBe(4);
  });

  it.each<[string, (record: Orchestration) => Promise<unknown>]>([
    ['paused', (record) => store().pause({ ...record, now: NOW })],
    ['looked at by another', (record) => pushed(record)],
    ['resumed', (record) => resumed(record)],
  ])('delays nothing that was %s since the look', async (_what, move) => {
    const record = await started();
    const { orchestrationId: key, wakeAt = '' } = record;
    await move(record);
    const before = await now(record);
    expect(await store().backOff({ key, wakeAt }, LATER)).toBeUndefined();
    expect(await now(record)).toEqual(before);
  });

  it('brings nothing back that is gone', async () => {
    const key = ids.orchestrationId('u', undefined);
    expect(await store().backOff({ key, wakeAt: NOW.toISOString() }, LATER)).toBeUndefined();
    await expect(store().read(key)).resolves.toBeUndefined();
  });

  it('moves also what cannot be read as a record', async () => {
    const record = await started();
    await tampered(record, { outcomes: 'none', run: 'none' });
    const { orchestrationId: key, wakeAt = '' } = record;
    await expect(store().backOff({ key, wakeAt }, LATER)).resolves.toBe(4);
    expect(await getTable().read(key)).toMatchObject({
      outcomes: 'none',
      run: 'none',
      failedLooks: 1,
      wakeAt: '2024-06-15T12:05:04.000Z',
    });
  });

  it('computes counters anew that do not fit the outcomes', async () => {
    const record = await started();
    await completed(record, 0);
    await expect(store().repairCounters(await look(record))).resolves.toBeUndefined();
    await tampered(record, { completedChunks: 2, failedChunks: 5 });
    await expect(store().repairCounters(await look(record))).resolves.toMatchObject({ difference: 6 });
    expect(await now(record)).toMatchObject({ completedChunks: 1, failedChunks: 0 });
  });

  it('drops outcomes outside of the plan', async () => {
    const record = await started(2);
    await tampered(record, { outcomes: { '1': 'C2.2', '2': 'C2.2', '77': 'Fg.1' }, completedChunks: 2 });
    const audit = { outsidePlan: [2, 77], difference: 3 };
    await expect(store().repairCounters(await look(record))).resolves.toMatchObject(audit);
    const after = await now(record);
    expect([[...after.outcomes.keys()], after.completedChunks, after.failedChunks]).toEqual([[1], 1, 0]);
  });

  it('repairs nothing that moved since the look', async () => {
    const record = await started();
    await tampered(record, { completedChunks: 2 });
    const seen = await look(record);
    await completed(record, 0);
    await store().repairCounters(seen);
    expect(await now(record)).toMatchObject({ completedChunks: 3 });
  });

  async function pushed(record: Orchestration) {
    await store().push(await look(record), { lastLook: LAST_LOOK, at: LATER });
  }
  async function resumed(record: Orchestration) {
    await store().pause({ ...record, now: NOW });
    await store().resume({ ...record, ...LIMIT, now: LATER });
  }
}
