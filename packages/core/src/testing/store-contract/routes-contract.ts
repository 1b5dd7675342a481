import type { RecordTable } from '../../ports.ts';
import { aStart, createStoreBench, ids, LATER, LIMIT, NOW } from './store-bench.ts';

/** Who has a route, and what becomes of who has it not. */
export function describeRoutes(getTable: () => RecordTable): void {
  const { store, started, completed, over, now } = createStoreBench(getTable);

  it('gives a route to one orchestration of a user at a time', async () => {
    const holder = await started();
    const loser = await started(2, { userId: holder.userId });
    await expect(store().holdRoute(holder)).resolves.toEqual({ kind: 'held' });
    await expect(store().holdRoute(holder)).resolves.toEqual({ kind: 'held' });
    const taken = { kind: 'taken', holderId: holder.orchestrationId };
    await expect(store().holdRoute(loser)).resolves.toEqual(taken);
    await store().pause({ orchestrationId: holder.orchestrationId, userId: holder.userId, now: NOW });
    await expect(store().holdRoute(loser)).resolves.toEqual(taken);
  });

  it('lets one of many that want a route at once have it', async () => {
    const { userId } = aStart(1);
    const records = await Promise.all(Array.from({ length: 8 }, () => started(1, { userId })));
    const answers = await Promise.all(records.map((record) => store().holdRoute(record)));
    expect(answers.map(({ kind }) => kind).toSorted()).toEqual([
      'held',
      ...Array.from({ length: 7 }, () => 'taken'),
    ]);
  });

  it('frees the route when its holder is over', async () => {
    const holder = await started(1);
    await store().holdRoute(holder);
    await over(holder);
    const next = await started(2, { userId: holder.userId });
    await expect(store().holdRoute(next)).resolves.toEqual({ kind: 'held' });
  });

  it('holds no route for a record that is no longer PENDING in this run', async () => {
    const record = await started();
    await store().pause({ ...record, now: NOW });
    await expect(store().holdRoute(record)).resolves.toEqual({ kind: 'moved on' });
    const ghost = { ...record, orchestrationId: ids.orchestrationId('u', undefined) };
    await expect(store().holdRoute(ghost)).resolves.toEqual({ kind: 'moved on' });
  });

  it('keeps a route over a new run, and lifts the guard with it', async () => {
    const record = await started();
    await store().holdRoute(record);
    await store().pause({ ...record, now: NOW });
    const resumed = await store().resume({ ...record, ...LIMIT, now: NOW });
    if (resumed.kind !== 'done') throw new Error(`Expected done, got ${resumed.kind}`);
    await expect(store().holdRoute(resumed.record)).resolves.toEqual({ kind: 'held' });
    await expect(store().holdRoute(record)).resolves.toEqual({ kind: 'held' });
  });

  it('names another holder of the route while it is not over, and writes nothing', async () => {
    const holder = await started();
    const other = await started(2, { userId: holder.userId });
    await expect(store().readOtherHolder(other)).resolves.toBeUndefined();
    await store().holdRoute(holder);
    await expect(store().readOtherHolder(other)).resolves.toBe(holder.orchestrationId);
    await expect(store().readOtherHolder(holder)).resolves.toBeUndefined();
    await expect(
      store().readOtherHolder({ ...other, userId: 'a user without a guard' }),
    ).resolves.toBeUndefined();
    await store().pause({ ...holder, now: NOW });
    await expect(store().readOtherHolder(other)).resolves.toBe(holder.orchestrationId);
    await store().cancel({ ...holder, now: NOW });
    await expect(store().readOtherHolder(other)).resolves.toBeUndefined();
    await expect(store().holdRoute(other)).resolves.toEqual({ kind: 'held' });
  });

  it('closes a sync that had begun with its months and an event', async () => {
    const loser = await started(2);
    await store().markFannedOut(loser.orchestrationId, { run: 1, now: NOW });
    await completed(loser, 0);
    await store().cancel({ ...loser, now: NOW });
    await store().markAnnounced({ read: await now(loser), now: NOW });
    await store().retry({ ...loser, ...LIMIT, now: LATER });
    await expect(store().closeLoser(await now(loser), LATER)).resolves.toEqual({ kind: 'closed' });
    expect(await now(loser)).toMatchObject({
      status: 'CANCELLED',
      closeReason: 'ROUTE_TAKEN',
      completedChunks: 1,
      createdAt: loser.createdAt,
      announce: { run: 2, status: 'CANCELLED', completedChunks: 1 },
      wakeAt: '2024-06-15T12:05:02.000Z',
    });
  });

  it('closes a loser for good, and only before it went out', async () => {
    const loser = await started();
    const { orchestrationId } = loser;
    await expect(store().closeLoser(loser, NOW)).resolves.toEqual({ kind: 'closed' });
    await expect(store().closeLoser(loser, NOW)).resolves.toEqual({ kind: 'closed' });
    const after = await store().read(orchestrationId);
    expect(after).toMatchObject({ status: 'CANCELLED', closeReason: 'ROUTE_TAKEN' });
    expect([after?.createdAt, after?.wakeAt]).toEqual([undefined, undefined]);
    const sent = await started();
    await store().markFannedOut(sent.orchestrationId, { run: 1, now: NOW });
    const refused = await store().closeLoser(sent, NOW);
    expect(refused).toMatchObject({ kind: 'moved on', record: { status: 'PENDING' } });
  });
}
