import type { RecordTable } from '../../ports.ts';
import { createStoreBench, ids, LATER, LIMIT, NOW } from './store-bench.ts';

/** What a user may do to an orchestration, when, and who else may not. */
export function describeUserCommands(getTable: () => RecordTable): void {
  const { store, started, claimed, completed, failed, over, now } = createStoreBench(getTable);

  it('pauses and resumes with a new run; repeating either is harmless', async () => {
    const { orchestrationId, userId } = await started();
    await store().markFannedOut(orchestrationId, { run: 1, now: NOW });
    const command = { orchestrationId, userId, ...LIMIT, now: NOW };
    expect((await store().pause(command)).kind).toBe('done');
    expect(await store().pause(command)).toMatchObject({
      kind: 'already',
      record: { status: 'PAUSED', run: 1 },
    });
    const resumed = await store().resume(command);
    expect(resumed).toMatchObject({
      kind: 'done',
      record: { status: 'IN_PROGRESS', run: 2, fannedOutRun: 1 },
    });
    expect(await store().resume(command)).toMatchObject({ kind: 'already', record: { run: 2 } });
  });

  it('resumes by PENDING when the paused run was never sent out', async () => {
    const { orchestrationId, userId } = await started();
    const command = { orchestrationId, userId, ...LIMIT, now: NOW };
    await store().pause(command);
    expect(await store().resume(command)).toMatchObject({
      kind: 'done',
      record: { status: 'PENDING', run: 2 },
    });
  });

  it.each(['pause', 'resume', 'cancel', 'retry'] as const)(
    '%s keeps the record from everybody but its owner',
    async (name) => {
      const record = await started();
      const stranger = { ...record, userId: 'somebody else', ...LIMIT, now: NOW };
      const ghost = { ...record, orchestrationId: ids.orchestrationId('u', undefined), ...LIMIT, now: NOW };
      await expect(store()[name](stranger)).resolves.toEqual({ kind: 'absent' });
      await expect(store()[name](ghost)).resolves.toEqual({ kind: 'absent' });
      await expect(store().readOwned(stranger)).resolves.toBeUndefined();
      expect(await now(record)).toEqual(record);
    },
  );

  it('pauses and resumes nothing that is over', async () => {
    const record = await over(await started(1));
    const illegal = { kind: 'illegal', record: { status: 'COMPLETED', version: record.version } };
    expect(await store().pause({ ...record, now: NOW })).toMatchObject(illegal);
    expect(await store().resume({ ...record, ...LIMIT, now: NOW })).toMatchObject(illegal);
  });

  it('cancels once, with an event to publish; what is in flight still counts', async () => {
    const record = await started();
    await claimed(record, 0);
    const cancelled = await store().cancel({ ...record, now: LATER });
    expect(cancelled).toMatchObject({
      kind: 'done',
      record: { status: 'CANCELLED', finishedAt: LATER.toISOString(), announce: { status: 'CANCELLED' } },
    });
    expect(await store().cancel({ ...record, now: LATER })).toMatchObject({ kind: 'already' });
    expect(await completed(record, 0)).toMatchObject({ status: 'CANCELLED', completedChunks: 1 });
  });

  it('cancels what is paused, not what is completed', async () => {
    const paused = await started();
    await store().pause({ ...paused, now: NOW });
    expect(await store().cancel({ ...paused, now: NOW })).toMatchObject({ kind: 'done' });
    const completed = await over(await started(1));
    expect(await store().cancel({ ...completed, now: NOW })).toMatchObject({
      kind: 'illegal',
      record: { status: 'COMPLETED' },
    });
  });

  it('retries all that failed under a new run, PENDING and awake', async () => {
    const record = await over(await started(3), [0, 2]);
    const answer = await store().retry({ ...record, ...LIMIT, now: LATER });
    expect(answer).toMatchObject({
      kind: 'done',
      record: { status: 'PENDING', run: 2, completedChunks: 1, failedChunks: 0 },
    });
    const after = await now(record);
    expect([...after.outcomes.keys()]).toEqual([1]);
    expect([after.finishedAt, after.expiresAt]).toEqual([undefined, undefined]);
    expect(after.wakeAt).toBe('2024-06-15T12:05:02.000Z');
    expect(await store().retry({ ...record, ...LIMIT, now: LATER })).toMatchObject({ kind: 'already' });
  });

  it('retries the chunks that are named and leaves the other failures', async () => {
    const record = await over(await started(3), [0, 2]);
    await store().retry({ ...record, ...LIMIT, now: LATER, chunks: [2, 1] });
    const after = await now(record);
    expect([...after.outcomes.keys()].toSorted()).toEqual([0, 1]);
    expect(after).toMatchObject({ status: 'PENDING', completedChunks: 1, failedChunks: 1 });
  });

  it('retries of a cancelled record what is named, and what was at work; the rest is counted failed', async () => {
    const record = await started(4);
    await completed(record, 0);
    await claimed(record, 1);
    await store().cancel({ ...record, now: NOW });
    await store().markAnnounced({ read: await now(record), now: NOW });
    await store().retry({ ...record, ...LIMIT, now: LATER, chunks: [3] });
    const after = await now(record);
    expect([...after.outcomes.keys()]).toEqual([0, 2]);
    expect(after.outcomes.get(2)).toEqual({ kind: 'FAILED', reason: 'NOT_RETRIED', attempts: 0 });
    expect(after).toMatchObject({ status: 'PENDING', completedChunks: 1, failedChunks: 1 });
    expect(await completed(record, 1)).toMatchObject({ completedChunks: 2, failedChunks: 1 });
    const last = await completed(record, 3);
    await expect(store().finishIfSettled(last, LATER)).resolves.toMatchObject({ status: 'COMPLETED' });
    expect(await completed(record, 2)).toMatchObject({ completedChunks: 4, failedChunks: 0 });
  });

  it('retries what a cancelled record is missing', async () => {
    const record = await started();
    await store().cancel({ ...record, now: NOW });
    await store().markAnnounced({ read: await now(record), now: NOW });
    expect(await store().retry({ ...record, ...LIMIT, now: LATER })).toMatchObject({
      kind: 'done',
      record: { run: 2 },
    });
  });

  it('retries nothing while the event of the end is still to be published', async () => {
    const record = await started(1);
    await failed(record, 0);
    await store().finishIfSettled(await now(record), NOW);
    expect(await store().retry({ ...record, ...LIMIT, now: LATER })).toMatchObject({
      kind: 'illegal',
      record: { status: 'FAILED', run: 1 },
    });
  });

  it('retries nothing where nothing is left to try, and nothing that is paused', async () => {
    const whole = await over(await started(1));
    expect(await store().retry({ ...whole, ...LIMIT, now: LATER })).toMatchObject({ kind: 'illegal' });
    const part = await over(await started(2), [0]);
    expect(await store().retry({ ...part, ...LIMIT, now: LATER, chunks: [1] })).toMatchObject({
      kind: 'illegal',
    });
    const paused = await started();
    await store().pause({ ...paused, now: NOW });
    expect(await store().retry({ ...paused, ...LIMIT, now: LATER })).toMatchObject({ kind: 'illegal' });
  });
}
