import { civilDate } from '../domain/civil-date.ts';
import type { Orchestration } from '../domain/orchestration.ts';
import { MAX_ATTEMPTS } from '../domain/timing.ts';
import type { NewOrchestration } from '../domain/transitions/create.ts';
import { createRandomIds } from '../lambda/random-ids.ts';
import type { RecordTable } from '../ports.ts';
import { createOrchestrationStore, type OrchestrationStore } from '../store/orchestration-store.ts';

const NOW = new Date('2024-06-15T12:00:00.000Z');
const LATER = new Date('2024-06-15T12:05:00.000Z');
const LEASE_END = new Date('2024-06-15T12:01:00.000Z');
const RESULT = { found: 2, written: 2, duplicate: 0, skipped: 0 };
const ids = createRandomIds();

/** What the store promises on every record table. */
export function describeOrchestrationStore(name: string, getTable: () => RecordTable): void {
  const store = (): OrchestrationStore =>
    createOrchestrationStore({ table: getTable(), timing: { soonSeconds: 2, wakeShards: 1 } });

  const started = async (months = 2, overrides: Partial<NewOrchestration> = {}): Promise<Orchestration> => {
    const answer = await store().create(request(months, overrides), NOW);
    return answer.record;
  };
  const claimed = async (
    record: Orchestration,
    chunkIndex: number,
    at: { now?: Date; run?: number } = {},
  ) => {
    const owner = ids.leaseOwner();
    const { now = NOW, run = record.run } = at;
    const leaseEnd = new Date(now.getTime() + 60_000);
    return {
      owner,
      answer: await store().claim(record.orchestrationId, { chunkIndex, run, owner, leaseEnd, now }),
    };
  };

  describe(`OrchestrationStore on ${name}`, () => {
    it('creates once and finds the record again', async () => {
      const wanted = request(2);
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
      await store().complete(record.orchestrationId, { chunkIndex: 0, result: RESULT, now: LATER });
      const after = await store().read(record.orchestrationId);
      expect(after).toMatchObject({ completedChunks: 1, failedChunks: 0, status: 'IN_PROGRESS' });
    });

    it('lifts a FAILED record to COMPLETED by a late success, with an event to publish', async () => {
      const record = await started(1);
      const { owner } = await claimed(record, 0);
      const answer = await failed(record, 0, owner);
      if (answer.kind !== 'settled') throw new Error(`Expected settled, got ${answer.kind}`);
      await expect(store().finishIfSettled(answer.record, NOW)).resolves.toMatchObject({ status: 'FAILED' });
      await store().complete(record.orchestrationId, { chunkIndex: 0, result: RESULT, now: LATER });
      const after = await store().read(record.orchestrationId);
      expect(after).toMatchObject({ status: 'COMPLETED', completedChunks: 1, failedChunks: 0 });
      expect(after?.announce).toMatchObject({ status: 'COMPLETED', completedChunks: 1, failedChunks: 0 });
    });

    it('refuses to fail a chunk under a newer claim', async () => {
      const record = await started();
      const zombie = await claimed(record, 0);
      const newer = await claimed(record, 0, { now: LEASE_END });
      await expect(failed(record, 0, zombie.owner, LEASE_END)).resolves.toMatchObject({ kind: 'busy' });
      expect((await store().read(record.orchestrationId))?.leases.get(0)?.owner).toBe(newer.owner);
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

    it('refuses the claim after the last attempt as exhausted', async () => {
      const record = await started();
      let now = NOW;
      for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
        expect((await claimed(record, 0, { now })).answer.kind).toBe('claimed');
        now = new Date(now.getTime() + 60_000);
      }
      expect((await claimed(record, 0, { now })).answer).toMatchObject({ refusal: { reason: 'exhausted' } });
    });

    it('finishes once every chunk is settled, also while paused, and only then', async () => {
      const record = await started();
      const { orchestrationId, userId } = record;
      await expect(store().finishIfSettled(record, NOW)).resolves.toMatchObject({ status: 'PENDING' });
      const { owner } = await claimed(record, 0);
      await failed(record, 0, owner);
      await store().pause({ orchestrationId, userId, now: NOW });
      const answer = await store().complete(orchestrationId, { chunkIndex: 1, result: RESULT, now: NOW });
      if (answer.kind !== 'settled') throw new Error(`Expected settled, got ${answer.kind}`);
      const ends = await Promise.all([1, 2, 3].map(() => store().finishIfSettled(answer.record, LATER)));
      expect(ends.map(({ status }) => status)).toEqual(['COMPLETED', 'COMPLETED', 'COMPLETED']);
      const after = await store().read(orchestrationId);
      expect(after).toMatchObject({ completedChunks: 1, failedChunks: 1, finishedAt: LATER.toISOString() });
      expect(after?.expiresAt).toBeGreaterThan(LATER.getTime() / 1000);
    });

    it('pauses and resumes with a new run; repeating either is harmless', async () => {
      const { orchestrationId, userId } = await started();
      await store().markFannedOut(orchestrationId, { run: 1, now: NOW });
      const command = { orchestrationId, userId, now: NOW };
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
      const command = { orchestrationId, userId, now: NOW };
      await store().pause(command);
      expect(await store().resume(command)).toMatchObject({
        kind: 'done',
        record: { status: 'PENDING', run: 2 },
      });
    });

    it('keeps the record from everybody but its owner', async () => {
      const { orchestrationId } = await started();
      const command = { orchestrationId, userId: 'somebody else', now: NOW };
      await expect(store().pause(command)).resolves.toEqual({ kind: 'absent' });
      await expect(store().resume(command)).resolves.toEqual({ kind: 'absent' });
      await expect(store().readOwned(command)).resolves.toBeUndefined();
    });

    it('refuses a command that is illegal from here', async () => {
      const record = await started(1);
      const { orchestrationId, userId } = record;
      const answer = await store().complete(orchestrationId, { chunkIndex: 0, result: RESULT, now: NOW });
      if (answer.kind !== 'settled') throw new Error(`Expected settled, got ${answer.kind}`);
      await store().finishIfSettled(answer.record, NOW);
      const command = { orchestrationId, userId, now: NOW };
      expect(await store().pause(command)).toMatchObject({
        kind: 'illegal',
        record: { status: 'COMPLETED' },
      });
      expect(await store().resume(command)).toMatchObject({
        kind: 'illegal',
        record: { status: 'COMPLETED' },
      });
    });

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

    it('frees the route when its holder is over', async () => {
      const holder = await started(1);
      await store().holdRoute(holder);
      const answer = await store().complete(holder.orchestrationId, {
        chunkIndex: 0,
        result: RESULT,
        now: NOW,
      });
      if (answer.kind !== 'settled') throw new Error(`Expected settled, got ${answer.kind}`);
      await store().finishIfSettled(answer.record, NOW);
      const next = await started(2, { userId: holder.userId });
      await expect(store().holdRoute(next)).resolves.toEqual({ kind: 'held' });
    });

    it('closes a loser for good, and only before it went out', async () => {
      const { orchestrationId } = await started();
      const closing = { run: 1, now: NOW };
      await expect(store().closeLoser(orchestrationId, closing)).resolves.toEqual({ kind: 'closed' });
      await expect(store().closeLoser(orchestrationId, closing)).resolves.toEqual({ kind: 'closed' });
      const after = await store().read(orchestrationId);
      expect(after).toMatchObject({ status: 'CANCELLED', closeReason: 'ROUTE_TAKEN' });
      expect([after?.createdAt, after?.wakeAt]).toEqual([undefined, undefined]);
      const sent = await started();
      await store().markFannedOut(sent.orchestrationId, { run: 1, now: NOW });
      const refused = await store().closeLoser(sent.orchestrationId, closing);
      expect(refused).toMatchObject({ kind: 'moved on', record: { status: 'PENDING' } });
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
        const answer = await store().complete(record.orchestrationId, {
          chunkIndex,
          result: RESULT,
          now: NOW,
        });
        if (answer.kind === 'settled') await store().finishIfSettled(answer.record, NOW);
      });
      await Promise.all(all);
      const after = await store().read(record.orchestrationId);
      expect(after).toMatchObject({ status: 'COMPLETED', completedChunks: 48, failedChunks: 0 });
    });
  });

  function failed(record: Orchestration, chunkIndex: number, owner: string, now = NOW) {
    const { orchestrationId, run } = record;
    const input = { chunkIndex, run, reason: 'PROVIDER_GONE', attempts: 1, owner, now } as const;
    return store().failFromWorker(orchestrationId, input);
  }
}

function request(months: number, overrides: Partial<NewOrchestration> = {}): NewOrchestration {
  const lastMonth = new Date(Date.UTC(2020, months, 0));
  return {
    orchestrationId: ids.orchestrationId('user', undefined),
    userId: `user-${ids.leaseOwner()}`,
    source: 'fitbit',
    destination: 'strava',
    startDate: civilDate('2020-01-01'),
    endDate: civilDate(lastMonth.toISOString().slice(0, 10)),
    timeZone: 'UTC',
    requestHash: 'hash',
    ...overrides,
  };
}
