import type { RecordTable } from '../../ports.ts';
import { MAX_ATTEMPTS } from '../../domain/timing.ts';
import {
  aStart,
  createStoreBench,
  ids,
  LATER,
  LEASE_END,
  LIMIT,
  NOW,
  RESULT,
  settledRecord,
} from './store-bench.ts';

/** Claiming, settling and giving back one chunk, and the end of the whole. */
export function describeChunkOperations(getTable: () => RecordTable): void {
  const { store, started, claimed, completed, failed } = createStoreBench(getTable);

  it('creates once and finds the record again', async () => {
    const wanted = aStart(2);
    await expect(store().create(wanted, NOW)).resolves.toMatchObject({ kind: 'created' });
    const again = await store().create(wanted, LATER);
    expect(again).toMatchObject({
      kind: 'exists',
      record: { status: 'PENDING', run: 1, version: 1, totalChunks: 2 },
    });
    expect(again.record.createdAt).toBe(NOW.toISOString());
  });

  it('claims a chunk: lease, attempt, IN_PROGRESS', async () => {
    const record = await started();
    const { owner, answer } = await claimed(record, 1);
    expect(answer).toMatchObject({ kind: 'claimed', record: { status: 'IN_PROGRESS', version: 2 } });
    const after = await store().read(record.orchestrationId);
    expect(after?.leases).toEqual(new Map([[1, { end: LEASE_END.getTime(), owner }]]));
    expect(after?.attempts).toEqual(new Map([[1, 1]]));
  });

  it('refuses a chunk that another works on until its lease is over', async () => {
    const record = await started();
    const first = await claimed(record, 0);
    const refused = await claimed(record, 0);
    expect(refused.answer).toMatchObject({ refusal: { reason: 'busy', lease: { owner: first.owner } } });
    expect((await claimed(record, 0, { now: LEASE_END })).answer.kind).toBe('claimed');
  });

  it('takes an own claim whose answer was lost for granted', async () => {
    const record = await started();
    const owner = ids.leaseOwner();
    const input = { chunkIndex: 0, run: 1, owner, leaseEnd: LEASE_END, now: NOW };
    await store().claim(record.orchestrationId, input);
    await expect(store().claim(record.orchestrationId, input)).resolves.toMatchObject({ kind: 'claimed' });
    expect((await store().read(record.orchestrationId))?.attempts.get(0)).toBe(1);
  });

  it('refuses the claims of another run, of a paused and of an absent record', async () => {
    const record = await started();
    const { orchestrationId, userId } = record;
    expect((await claimed(record, 0, { run: 2 })).answer).toMatchObject({
      refusal: { reason: 'other run' },
    });
    await store().pause({ orchestrationId, userId, now: NOW });
    expect((await claimed(record, 0)).answer).toMatchObject({ refusal: { reason: 'paused' } });
    const ghost = { ...record, orchestrationId: ids.orchestrationId('u', undefined) };
    expect((await claimed(ghost, 0)).answer).toMatchObject({ refusal: { reason: 'absent' } });
    await expect(store().read(ghost.orchestrationId)).resolves.toBeUndefined();
  });

  it('refuses the claims of a settled chunk and of a record that is over', async () => {
    const record = await started();
    const after = await completed(record, 0);
    expect((await claimed(record, 0)).answer).toMatchObject({
      refusal: { reason: 'settled', record: { version: after.version } },
    });
    await store().cancel({ ...record, now: NOW });
    expect((await claimed(record, 1)).answer).toMatchObject({ refusal: { reason: 'terminal' } });
  });

  it('counts a chunk completed once, whoever repeats it', async () => {
    const record = await started();
    await claimed(record, 0);
    const settle = () =>
      store().complete(record.orchestrationId, { chunkIndex: 0, result: RESULT, now: NOW });
    await Promise.all([settle(), settle(), settle()]);
    const after = await store().read(record.orchestrationId);
    expect(after).toMatchObject({ completedChunks: 1, failedChunks: 0 });
    expect(after?.outcomes.get(0)).toEqual({ kind: 'COMPLETED', ...RESULT });
    expect([after?.leases.size, after?.attempts.size]).toEqual([0, 0]);
  });

  it('counts a late success in place of a failure', async () => {
    const record = await started();
    const { owner } = await claimed(record, 0);
    await failed(record, 0, owner);
    const after = await completed(record, 0, LATER);
    expect(after).toMatchObject({ completedChunks: 1, failedChunks: 0, status: 'IN_PROGRESS' });
  });

  it('lifts a FAILED record to COMPLETED by a late success, with an event to publish', async () => {
    const record = await started(1);
    const { owner } = await claimed(record, 0);
    const last = settledRecord(await failed(record, 0, owner));
    await expect(store().finishIfSettled(last, NOW)).resolves.toMatchObject({ status: 'FAILED' });
    const after = await completed(record, 0, LATER);
    expect(after).toMatchObject({ status: 'COMPLETED', completedChunks: 1, failedChunks: 0 });
    expect(after.announce).toMatchObject({ status: 'COMPLETED', completedChunks: 1, failedChunks: 0 });
  });

  it('refuses to fail a chunk under a newer claim', async () => {
    const record = await started();
    const zombie = await claimed(record, 0);
    const newer = await claimed(record, 0, { now: LEASE_END });
    await expect(failed(record, 0, zombie.owner, LEASE_END)).resolves.toMatchObject({ kind: 'busy' });
    expect((await store().read(record.orchestrationId))?.leases.get(0)?.owner).toBe(newer.owner);
  });

  it('fails no chunk of another run, of a record that is over, or of none', async () => {
    const record = await started();
    const ghost = { ...record, orchestrationId: ids.orchestrationId('u', undefined) };
    expect(await failed({ ...record, run: 2 }, 0)).toEqual({ kind: 'moved on' });
    expect(await failed(ghost, 0)).toEqual({ kind: 'absent' });
    await store().cancel({ ...record, now: NOW });
    expect(await failed(record, 0)).toEqual({ kind: 'moved on' });
    await expect(store().read(ghost.orchestrationId)).resolves.toBeUndefined();
  });

  it('fails no chunk of another run under the worker’s own lease, and does not call that somebody else’s work', async () => {
    const record = await started();
    const { owner } = await claimed(record, 0);
    await store().pause({ ...record, now: NOW });
    await store().resume({ ...record, ...LIMIT, now: NOW });
    await expect(failed(record, 0, owner)).resolves.toEqual({ kind: 'moved on' });
  });

  it('lets the dead-letter function fail a chunk only when nobody works on it', async () => {
    const record = await started();
    const { orchestrationId } = record;
    await claimed(record, 0);
    const input = { chunkIndex: 0, run: 1, reason: 'WORKER_CRASHED', attempts: 1 } as const;
    const early = await store().failFromDeadLetter(orchestrationId, { ...input, now: NOW });
    expect(early).toEqual({ kind: 'busy', end: LEASE_END.getTime() });
    const late = await store().failFromDeadLetter(orchestrationId, { ...input, now: LEASE_END });
    expect(late).toMatchObject({ kind: 'settled', record: { failedChunks: 1 } });
  });

  it('frees a released chunk for the next try and keeps what the try met', async () => {
    const record = await started();
    const { owner } = await claimed(record, 0);
    const input = { chunkIndex: 0, owner, error: 'PROVIDER_UNAVAILABLE', now: NOW } as const;
    await expect(store().release(record.orchestrationId, input)).resolves.toMatchObject({ applied: true });
    expect((await claimed(record, 0)).answer.kind).toBe('claimed');
    const zombie = await store().release(record.orchestrationId, input);
    expect(zombie.applied).toBe(false);
    const after = await store().read(record.orchestrationId);
    expect([after?.attempts.get(0), after?.errors.get(0)]).toEqual([2, 'PROVIDER_UNAVAILABLE']);
  });

  it('drops a lease only for its owner', async () => {
    const record = await started();
    const { owner } = await claimed(record, 0);
    await store().dropLease(record.orchestrationId, { chunkIndex: 0, owner: 'somebody else', now: NOW });
    expect((await store().read(record.orchestrationId))?.leases.size).toBe(1);
    await store().dropLease(record.orchestrationId, { chunkIndex: 0, owner, now: NOW });
    expect((await store().read(record.orchestrationId))?.leases.size).toBe(0);
  });

  it('gives a claim back without a count, only for its owner', async () => {
    const record = await started();
    const { orchestrationId } = record;
    const { owner } = await claimed(record, 0);
    await store().giveBack(orchestrationId, { chunkIndex: 0, owner: 'somebody else', now: NOW });
    expect((await store().read(orchestrationId))?.leases.size).toBe(1);
    await store().giveBack(orchestrationId, { chunkIndex: 0, owner, now: NOW });
    const after = await store().read(orchestrationId);
    expect([after?.leases.size, after?.attempts.get(0)]).toEqual([0, 0]);
  });

  it('frees a chunk whose tries a retry has forgotten', async () => {
    const record = await started();
    const { orchestrationId } = record;
    const { owner } = await claimed(record, 0);
    await store().cancel({ ...record, now: NOW });
    const read = await store().read(orchestrationId);
    await store().markAnnounced({ read: read ?? record, now: NOW });
    await store().retry({ ...record, ...LIMIT, now: NOW });
    await store().giveBack(orchestrationId, { chunkIndex: 0, owner, now: NOW });
    const after = await store().read(orchestrationId);
    expect([after?.run, after?.leases.size, after?.attempts.get(0)]).toEqual([2, 0, undefined]);
  });

  it('refuses the claim after the last attempt as exhausted', async () => {
    const record = await started();
    let now = NOW;
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
      expect((await claimed(record, 0, { now })).answer.kind).toBe('claimed');
      now = new Date(now.getTime() + 60_000);
    }
    expect((await claimed(record, 0, { now })).answer).toMatchObject({ refusal: { reason: 'exhausted' } });
  });
}
