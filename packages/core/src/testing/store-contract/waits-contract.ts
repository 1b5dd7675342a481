import type { Orchestration } from '../../domain/orchestration.ts';
import type { RecordTable } from '../../ports.ts';
import type { HandBackAnswer } from '../../store/wait-operations.ts';
import { createStoreBench, ids, LATER, LEASE_END, LIMIT, NOW } from './store-bench.ts';

const WAITING = { reason: 'RATE_LIMITED', until: '2024-06-15T12:15:00.000Z', provider: 'strava' } as const;
const LONGER = { ...WAITING, until: '2024-06-15T13:00:00.000Z' };
const WAKE_AT = new Date('2024-06-15T12:15:03.000Z');

/** Handing a claimed chunk back through no fault of the chunk. */
export function describeWaits(getTable: () => RecordTable): void {
  const { store, started, claimed, completed, now } = createStoreBench(getTable);

  const park = (
    record: Orchestration,
    by: { owner: string; chunkIndex?: number },
    waiting: typeof WAITING | typeof LONGER = WAITING,
  ) => {
    const input = { chunkIndex: 0, run: record.run, ...by, waiting, wakeAt: WAKE_AT, now: NOW };
    return store().park(record.orchestrationId, input);
  };
  type HandBackOf = (record: Orchestration, owner: string) => Promise<HandBackAnswer>;
  const handBacks: Readonly<Record<'park' | 'yield' | 'reconnect', HandBackOf>> = {
    park: (record, owner) => park(record, { owner }),
    yield: ({ orchestrationId, run }, owner) =>
      store().yieldChunk(orchestrationId, { chunkIndex: 0, owner, run, now: NOW }),
    reconnect: (record, owner) =>
      store().reconnect(record, { chunkIndex: 0, owner, run: record.run, provider: 'strava', now: NOW }),
  };
  const names = Object.keys(handBacks) as (keyof typeof handBacks)[];

  it('parks: the record waits, the chunk is free, the try does not count', async () => {
    const record = await started();
    const { owner } = await claimed(record, 0);
    expect(await park(record, { owner })).toBe('handed back');
    const after = await now(record);
    expect(after).toMatchObject({ waiting: WAITING, wakeAt: WAKE_AT.toISOString(), status: 'IN_PROGRESS' });
    expect([after.leases.size, after.attempts.get(0)]).toEqual([0, 0]);
    expect((await claimed(record, 1)).answer).toMatchObject({ refusal: { reason: 'waiting' } });
  });

  it('keeps the later of two waits, whoever comes first', async () => {
    const record = await started();
    const [first, second, third] = [
      await claimed(record, 0),
      await claimed(record, 1),
      await claimed(record, 0, { now: LEASE_END }),
    ];
    expect(await park(record, { owner: first.owner })).toBe('refused');
    expect(await park(record, { owner: second.owner, chunkIndex: 1 }, LONGER)).toBe('handed back');
    const longer = await now(record);
    expect(await park(record, { owner: third.owner })).toBe('handed back');
    const after = await now(record);
    expect(after).toMatchObject({ waiting: LONGER, wakeAt: longer.wakeAt, version: longer.version + 1 });
    expect([after.leases.size, [...after.attempts.values()]]).toEqual([0, [1, 0]]);
  });

  it('replaces a wait by one that ends later', async () => {
    const record = await started();
    const [first, second] = [await claimed(record, 0), await claimed(record, 1)];
    await park(record, { owner: first.owner });
    await park(record, { owner: second.owner, chunkIndex: 1 }, LONGER);
    expect((await now(record)).waiting).toEqual(LONGER);
  });

  it('yields: the chunk is to be sent again, soon and under the same run', async () => {
    const record = await started();
    const { owner } = await claimed(record, 0);
    expect(await handBacks.yield(record, owner)).toBe('handed back');
    const after = await now(record);
    expect([[...after.redispatch], after.leases.size, after.attempts.get(0)]).toEqual([[0], 0, 0]);
    expect(after).toMatchObject({ run: 1, status: 'IN_PROGRESS', wakeAt: '2024-06-15T12:00:02.000Z' });
    expect((await claimed(record, 0)).answer.kind).toBe('claimed');
  });

  it('pauses for the user when consent is gone, with an event to publish, until they resume', async () => {
    const record = await started();
    const { owner, answer } = await claimed(record, 0);
    if (answer.kind !== 'claimed') throw new Error(`Expected claimed, got ${answer.kind}`);
    expect(await handBacks.reconnect(answer.record, owner)).toBe('handed back');
    const after = await now(record);
    expect(after).toMatchObject({
      status: 'PAUSED',
      waiting: { reason: 'RECONNECT_REQUIRED', provider: 'strava' },
      announce: { status: 'PAUSED', run: 1, version: after.version, completedChunks: 0, failedChunks: 0 },
    });
    await store().resume({ ...record, ...LIMIT, now: LATER });
    expect((await now(record)).waiting).toBeUndefined();
  });

  describe.each(names)('%s is refused', (name) => {
    it.each<[string, (record: Orchestration) => Promise<unknown>]>([
      ['on a paused record', (record) => store().pause({ ...record, now: NOW })],
      ['on a record that is over', (record) => store().cancel({ ...record, now: NOW })],
      ['in another run', (record) => nextRun(record)],
      ['under the lease of a newer claim', (record) => claimed(record, 0, { now: LEASE_END })],
      ['once the chunk is settled', (record) => completed(record, 0)],
    ])('%s', async (_when, move) => {
      const record = await started();
      const { owner } = await claimed(record, 0);
      await move(record);
      const before = await now(record);
      expect(await handBacks[name](record, owner)).toBe('refused');
      expect(await now(record)).toEqual(before);
    });

    it('where there is no record', async () => {
      const record = { ...(await started()), orchestrationId: ids.orchestrationId('u', undefined) };
      expect(await handBacks[name](record, 'anybody')).toBe('refused');
      await expect(store().read(record.orchestrationId)).resolves.toBeUndefined();
    });
  });

  async function nextRun(record: Orchestration) {
    const look = { read: await now(record), now: NOW };
    await store().redispatch(look, { run: 1, settled: 0, stepSeconds: 900 });
  }
}
