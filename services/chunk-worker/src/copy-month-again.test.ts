import { ProviderError } from '@syncwell/connectors/errors';

import { afterIntent, submitAs } from './testing/dead-try.ts';
import { FAKE_SETTLE_MS } from './testing/fake-destination.ts';
import {
  aForeignActivity,
  aWorkout,
  createMonthBench,
  ROUTE,
  someWorkouts,
  SYNC,
} from './testing/month-bench.ts';
import { UnfinishedMonthError } from './unfinished-month.ts';

const nothing = { found: 0, written: 0, duplicate: 0, skipped: 0 };
const FIRST = { ...ROUTE, sourceId: '0' };
const SETTLE_SECONDS = FAKE_SETTLE_MS / 1000;

describe('copyMonth, once more', () => {
  it('asks nothing of the destination when all is settled, and says the same', async () => {
    const { copy, destination } = createMonthBench(someWorkouts(30));
    const first = await copy();
    const calls = { ...destination.calls };
    expect(await copy()).toEqual(first);
    expect(destination.calls).toEqual(calls);
  });

  it('sends only what is not settled', async () => {
    const bench = createMonthBench(someWorkouts(30));
    await bench.copy();
    for (const path of [...bench.entries.keys()].slice(0, 4)) bench.entries.delete(path);
    expect(await bench.copy()).toEqual({ ...nothing, found: 30, written: 26, duplicate: 4 });
    expect(bench.destination.calls.submit).toBe(30);
  });

  it('calls what another sync wrote there already', async () => {
    const { copy } = createMonthBench(someWorkouts(3));
    await copy();
    expect(await copy(60, { orchestrationId: 'orch-2' })).toEqual({ ...nothing, found: 3, duplicate: 3 });
  });
});

describe('copyMonth, after a try that died', () => {
  it('counts a workout that was handed in as written, without handing it in again', async () => {
    const bench = await afterIntent(0);
    await submitAs(bench, 0);
    bench.clock.advance(5);
    expect(await bench.copy()).toEqual({ ...nothing, found: 2, written: 2 });
    expect(bench.destination.calls.submit).toBe(2);
  });

  it('waits for what may still be processed, by the list alone', async () => {
    const bench = await afterIntent(0, { processingMs: 20_000, refuses: 'nothing' });
    await submitAs(bench, 0);
    expect(await bench.copy()).toEqual({ ...nothing, found: 2, written: 2 });
    expect(bench.copies()).toEqual(['fitbit-0', 'fitbit-1']);
  });

  it('hands in at once what is older than the destination takes', async () => {
    const bench = await afterIntent(SETTLE_SECONDS, { refuses: 'nothing' });
    expect(await bench.copy(10)).toEqual({ ...nothing, found: 2, written: 2 });
    expect(bench.entry(0)).toMatchObject({ orchestrationId: SYNC, state: { kind: 'DONE' } });
  });

  it('hands in within the same try what gets old meanwhile', async () => {
    const bench = await afterIntent(0, { refuses: 'nothing' });
    expect(await bench.copy(2 * SETTLE_SECONDS)).toEqual({ ...nothing, found: 2, written: 2 });
    expect(bench.copies()).toEqual(['fitbit-0', 'fitbit-1']);
  });

  it('does not hand in again in the little time that is left for asking', async () => {
    const bench = await afterIntent(SETTLE_SECONDS - 10, { refuses: 'nothing' });
    await expect(bench.copy(9)).rejects.toMatchObject({ settled: 1 });
    expect(bench.copies()).toEqual(['fitbit-1']);
  });

  it('looks for copies of others before it hands in again', async () => {
    const activities = [aForeignActivity(aWorkout(0).startTime)];
    const bench = await afterIntent(SETTLE_SECONDS, { activities });
    expect(await bench.copy()).toEqual({ ...nothing, found: 2, written: 1, duplicate: 1 });
    expect(bench.entry(0)?.state).toEqual({ kind: 'DUPLICATE', activityId: 'foreign-1' });
  });

  it('counts as written what the destination took for a duplicate of our own first hand-in', async () => {
    const bench = await afterIntent(SETTLE_SECONDS, { processingMs: 30_000 });
    await submitAs(bench, 0);
    expect(await bench.copy()).toEqual({ ...nothing, found: 2, written: 2 });
    expect(bench.entry(0)?.state).toEqual({ kind: 'DONE', activityId: 'activity-1' });
  });

  it('ends an intent whose workout the source has no more', async () => {
    const gone = new ProviderError('ITEM_REJECTED', 'no', {
      provider: 'fitbit',
      skipReason: 'DELETED_AT_SOURCE',
    });
    const bench = await afterIntent(SETTLE_SECONDS, { readWorkout: () => Promise.reject(gone) });
    expect(await bench.copy()).toMatchObject({ skipped: 2, skipReasons: { DELETED_AT_SOURCE: 2 } });
    expect(bench.entry(0)?.state).toEqual({ kind: 'SKIPPED', reason: 'DELETED_AT_SOURCE' });
    expect(bench.entry(1)).toBeUndefined();
  });

  it('asks for an upload that was left behind, and sends nothing', async () => {
    const bench = await afterIntent(0, { ends: { 'fitbit-0': { kind: 'rejected', reason: 'EMPTY_FILE' } } });
    const uploadId = await submitAs(bench, 0);
    await bench.dependencies.ledger.keepUpload(FIRST, { owner: 'dead', uploadId });
    bench.clock.advance(2 * SETTLE_SECONDS);
    expect(await bench.copy()).toMatchObject({ written: 1, skipped: 1, skipReasons: { EMPTY_FILE: 1 } });
    expect(bench.destination.calls.submit).toBe(2);
  });

  it('hands in again when the destination knows the upload no more, but not before it had its time', async () => {
    const bench = await afterIntent(0, { refuses: 'nothing' });
    await bench.dependencies.ledger.keepUpload(FIRST, { owner: 'dead', uploadId: 'gone' });
    await expect(bench.copy(20)).rejects.toBeInstanceOf(UnfinishedMonthError);
    expect(bench.copies()).toEqual(['fitbit-1']);
    bench.clock.advance(SETTLE_SECONDS);
    expect(await bench.copy()).toEqual({ ...nothing, found: 2, written: 2 });
  });
});
