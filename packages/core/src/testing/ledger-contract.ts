import { randomUUID } from 'node:crypto';

import type { LedgerKey, OpenState, SettledState, TransferLedger } from '../ledger.ts';

const SYNC = 'orch-00000000-0000-4000-8000-000000000001';
const OTHER_SYNC = 'orch-00000000-0000-4000-8000-000000000002';
const FIRST = { orchestrationId: SYNC, owner: 'try-1', at: '2024-03-01T10:00:00.000Z' };
const LATER = { orchestrationId: OTHER_SYNC, owner: 'try-2', at: '2024-03-01T10:05:00.000Z' };
const INTENT: OpenState = { kind: 'INTENT', at: FIRST.at, owner: FIRST.owner };
const SUBMITTED: OpenState = { ...INTENT, kind: 'SUBMITTED', uploadId: '17' };
const ENDS: readonly SettledState[] = [
  { kind: 'DONE', activityId: '8319190001' },
  { kind: 'DUPLICATE', activityId: '8319190001' },
  { kind: 'DUPLICATE' },
  { kind: 'SKIPPED', reason: 'MALFORMED_FILE' },
];
const [DONE, DUPLICATE] = ENDS as [SettledState, SettledState];

/** What every ledger does. `getLedger` may answer the same one again: each case has its own user. */
export function describeTransferLedger(name: string, getLedger: () => TransferLedger): void {
  describe(`TransferLedger on ${name}`, () => {
    let ledger: TransferLedger;
    let key: LedgerKey;

    beforeEach(() => {
      ledger = getLedger();
      key = { userId: randomUUID(), source: 'fitbit', destination: 'strava', sourceId: '7301234567890' };
    });

    const stateOf = async (one: LedgerKey = key) =>
      (await ledger.read(one, [one.sourceId])).get(one.sourceId)?.state;

    /** Brings the entry to an open state. */
    const open = async (state: OpenState) => {
      await ledger.intend(key, FIRST);
      if (state.kind === 'SUBMITTED')
        await ledger.keepUpload(key, { owner: 'try-1', uploadId: state.uploadId });
    };

    describe('read', () => {
      it('knows nothing of workouts that were never sent', async () => {
        expect(await ledger.read(key, ['1', '2'])).toEqual(new Map());
        expect(await ledger.read(key, [])).toEqual(new Map());
      });

      it('finds those of the named workouts that have an entry, more than one batch of them', async () => {
        const ids = Array.from({ length: 230 }, (_, index) => `id#${index}`);
        const sent = ids.filter((_, index) => index % 3 === 0);
        for (const sourceId of sent) await ledger.intend({ ...key, sourceId }, FIRST);
        const entries = await ledger.read(key, [...ids, 'id#0']);
        expect([...entries.keys()].toSorted()).toEqual(sent.toSorted());
        expect(entries.get('id#0')).toEqual({ orchestrationId: SYNC, state: INTENT });
      });

      it.each([{ userId: 'another' }, { source: 'garmin' }, { destination: 'garmin' }, { sourceId: '8' }])(
        'keeps %j apart',
        async (changes) => {
          await ledger.intend(key, FIRST);
          expect(await stateOf({ ...key, ...changes })).toBeUndefined();
        },
      );
    });

    describe('intend', () => {
      it('takes what nobody has', async () => {
        expect(await ledger.intend(key, FIRST)).toBe(true);
        expect(await stateOf()).toEqual(INTENT);
      });

      it('takes it again when the answer was lost', async () => {
        await ledger.intend(key, FIRST);
        expect(await ledger.intend(key, FIRST)).toBe(true);
      });

      it('refuses another try, also one of the same owner', async () => {
        await ledger.intend(key, FIRST);
        expect(await ledger.intend(key, LATER)).toBe(false);
        expect(await ledger.intend(key, { ...FIRST, at: LATER.at })).toBe(false);
        expect(await stateOf()).toEqual(INTENT);
      });

      it.each([INTENT, SUBMITTED])('takes $kind over as it was read', async (before) => {
        await open(before);
        expect(await ledger.intend(key, { ...LATER, before })).toBe(true);
        expect((await ledger.read(key, [key.sourceId])).get(key.sourceId)).toEqual({
          orchestrationId: OTHER_SYNC,
          state: { kind: 'INTENT', at: LATER.at, owner: 'try-2' },
        });
        expect(await ledger.intend(key, { ...LATER, before })).toBe(true);
      });

      it('lets one of those who read the same take over', async () => {
        await open(INTENT);
        const owners = ['a', 'b', 'c', 'd'];
        const taken = await Promise.all(
          owners.map((owner) => ledger.intend(key, { ...LATER, owner, before: INTENT })),
        );
        expect(taken.filter(Boolean)).toHaveLength(1);
        expect(await stateOf()).toMatchObject({ owner: owners[taken.indexOf(true)] });
      });

      it.each([
        ['a kind', SUBMITTED],
        ['a time', { ...INTENT, at: LATER.at }],
        ['an owner', { ...INTENT, owner: 'try-9' }],
      ] as const)('refuses to take over by %s that is not there', async (_what, before) => {
        await open(INTENT);
        expect(await ledger.intend(key, { ...LATER, before })).toBe(false);
      });

      it('refuses to take over what is gone', async () => {
        expect(await ledger.intend(key, { ...LATER, before: INTENT })).toBe(false);
        expect(await stateOf()).toBeUndefined();
      });

      it.each(ENDS)('never sends %j again', async (end) => {
        await open(INTENT);
        await ledger.settle(key, end);
        expect(await ledger.intend(key, LATER)).toBe(false);
        expect(await ledger.intend(key, { ...LATER, before: INTENT })).toBe(false);
        expect(await ledger.intend(key, FIRST)).toBe(false);
      });
    });

    describe('keepUpload', () => {
      it('keeps the upload with its time', async () => {
        await open(INTENT);
        expect(await ledger.keepUpload(key, { owner: 'try-1', uploadId: '17' })).toBe(true);
        expect(await stateOf()).toEqual(SUBMITTED);
      });

      it('leaves the intent of another, an upload, an end, and nothing as they are', async () => {
        const keep = (owner: string) => ledger.keepUpload(key, { owner, uploadId: '18' });
        expect(await keep('try-1')).toBe(false);
        expect(await stateOf()).toBeUndefined();
        await open(SUBMITTED);
        expect([await keep('try-2'), await keep('try-1')]).toEqual([false, false]);
        expect(await stateOf()).toEqual(SUBMITTED);
        await ledger.settle(key, DONE);
        expect(await keep('try-1')).toBe(false);
      });
    });

    describe.each([INTENT, SUBMITTED])('settle, from $kind', (before) => {
      it.each(ENDS)('ends as %j, for good', async (end) => {
        await open(before);
        expect(await ledger.settle(key, end)).toBe(true);
        expect((await ledger.read(key, [key.sourceId])).get(key.sourceId)).toEqual({
          orchestrationId: SYNC,
          state: end,
        });
        expect([await ledger.settle(key, DONE), await ledger.settle(key, DUPLICATE)]).toEqual([false, false]);
        expect(await stateOf()).toEqual(end);
      });
    });

    describe('settle', () => {
      it('brings nothing back that was erased', async () => {
        await open(SUBMITTED);
        await ledger.erase(key.userId);
        expect(await ledger.settle(key, DONE)).toBe(false);
        expect(await stateOf()).toBeUndefined();
      });
    });

    describe('settleUnsent', () => {
      it.each(ENDS)('writes %j where nothing is, once', async (end) => {
        expect(await ledger.settleUnsent(key, end, { orchestrationId: SYNC })).toBe(true);
        expect(await ledger.settleUnsent(key, DONE, { orchestrationId: OTHER_SYNC })).toBe(false);
        expect((await ledger.read(key, [key.sourceId])).get(key.sourceId)).toEqual({
          orchestrationId: SYNC,
          state: end,
        });
      });

      it('leaves a hand-in alone', async () => {
        await open(INTENT);
        expect(await ledger.settleUnsent(key, DUPLICATE, { orchestrationId: SYNC })).toBe(false);
        expect(await stateOf()).toEqual(INTENT);
      });
    });

    describe('erase', () => {
      it('takes everything of a user in bounded steps, and nothing of another', async () => {
        const other = { ...key, userId: randomUUID() };
        await ledger.intend(other, FIRST);
        const ids = Array.from({ length: 60 }, (_, index) => String(index));
        for (const sourceId of ids) await ledger.intend({ ...key, sourceId }, FIRST);
        let steps = 1;
        while (!(await ledger.erase(key.userId))) steps += 1;
        expect(steps).toBeGreaterThan(1);
        expect(await ledger.read(key, ids)).toEqual(new Map());
        expect(await ledger.erase(key.userId)).toBe(true);
        expect(await stateOf(other)).toEqual(INTENT);
      });
    });
  });
}
