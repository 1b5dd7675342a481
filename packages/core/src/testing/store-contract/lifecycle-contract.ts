import type { RecordTable } from '../../ports.ts';
import { createStoreBench, LATER, NOW, settledRecord } from './store-bench.ts';

/** Sending out a run, and the end. */
export function describeLifecycle(getTable: () => RecordTable): void {
  const { store, started, claimed, completed, failed } = createStoreBench(getTable);

  it('finishes once every chunk is settled, also while paused, and only then', async () => {
    const record = await started();
    const { orchestrationId, userId } = record;
    await expect(store().finishIfSettled(record, NOW)).resolves.toMatchObject({ status: 'PENDING' });
    const { owner } = await claimed(record, 0);
    settledRecord(await failed(record, 0, owner));
    await store().pause({ orchestrationId, userId, now: NOW });
    const last = await completed(record, 1);
    const ends = await Promise.all([1, 2, 3].map(() => store().finishIfSettled(last, LATER)));
    expect(ends.map(({ status }) => status)).toEqual(['COMPLETED', 'COMPLETED', 'COMPLETED']);
    const after = await store().read(orchestrationId);
    expect(after).toMatchObject({ completedChunks: 1, failedChunks: 1, finishedAt: LATER.toISOString() });
    expect(after?.expiresAt).toBeGreaterThan(LATER.getTime() / 1000);
  });

  it('notes a fan-out of the current run only', async () => {
    const { orchestrationId } = await started();
    await expect(store().markFannedOut(orchestrationId, { run: 2, now: NOW })).resolves.toMatchObject({
      fannedOutRun: 0,
    });
    await expect(store().markFannedOut(orchestrationId, { run: 1, now: NOW })).resolves.toMatchObject({
      fannedOutRun: 1,
    });
  });

  it('counts each of many chunks that end at once', async () => {
    const record = await started(48);
    const all = Array.from({ length: 48 }, async (_, chunkIndex) => {
      await claimed(record, chunkIndex);
      await store().finishIfSettled(await completed(record, chunkIndex), NOW);
    });
    await Promise.all(all);
    const after = await store().read(record.orchestrationId);
    expect(after).toMatchObject({ status: 'COMPLETED', completedChunks: 48, failedChunks: 0 });
  });
}
