import type { Orchestration } from '../../domain/orchestration.ts';
import type { RecordTable } from '../../ports.ts';
import { createOrchestrationStore } from '../../store/orchestration-store.ts';
import { createStoreBench, LATER, LIMIT, NOW } from './store-bench.ts';
import { withChange } from './with-change.ts';

const TODAY = '2024-06-15';
const MIDNIGHT = new Date('2024-06-16T00:00:00.000Z');

/** How often a day a user may begin new runs of one sync. */
export function describeRestartLimit(getTable: () => RecordTable): void {
  const { store, started, over, tampered, now } = createStoreBench(getTable);

  const pause = (record: Orchestration) => store().pause({ ...record, now: NOW });
  const resume = (record: Orchestration, at = NOW) => store().resume({ ...record, ...LIMIT, now: at });
  const retry = (record: Orchestration, at = NOW) => store().retry({ ...record, ...LIMIT, now: at });

  /** A paused record that was restarted `count` times today. */
  async function pausedAfter(count: number): Promise<Orchestration> {
    const record = await started(1);
    for (let restarts = 0; restarts < count; restarts += 1) {
      await pause(record);
      expect((await resume(record)).kind).toBe('done');
    }
    await pause(record);
    return now(record);
  }

  it('resumes so often and no oftener, and writes nothing then', async () => {
    const record = await pausedAfter(LIMIT.restartsPerDay);
    expect(record).toMatchObject({ run: 4, restarts: { day: TODAY, count: 3 } });
    await expect(resume(record)).resolves.toEqual({ kind: 'too many', limit: { ...LIMIT, now: NOW } });
    expect(await now(record)).toEqual(record);
  });

  it('counts resumes and retries together', async () => {
    const record = await over(await pausedAfter(2), [0]);
    expect((await retry(record)).kind).toBe('done');
    const again = await over(await now(record), [0]);
    expect(again.restarts).toEqual({ day: TODAY, count: 3 });
    await expect(retry(again, LATER)).resolves.toEqual({ kind: 'too many', limit: { ...LIMIT, now: LATER } });
    expect(await now(record)).toEqual(again);
  });

  it('counts anew after midnight, UTC', async () => {
    const record = await pausedAfter(LIMIT.restartsPerDay);
    const lastMoment = new Date(MIDNIGHT.getTime() - 1);
    expect(await resume(record, lastMoment)).toMatchObject({ kind: 'too many' });
    expect(await resume(record, MIDNIGHT)).toMatchObject({
      kind: 'done',
      record: { restarts: { day: '2024-06-16', count: 1 } },
    });
  });

  it('answers the repeat of the last resume as that of any other', async () => {
    const record = await pausedAfter(LIMIT.restartsPerDay - 1);
    expect((await resume(record)).kind).toBe('done');
    expect(await resume(record)).toMatchObject({ kind: 'already', record: { run: 4 } });
    expect(await retry(record)).toMatchObject({ kind: 'already', record: { run: 4 } });
  });

  it('finds the last resume done when only its answer was lost', async () => {
    const record = await pausedAfter(LIMIT.restartsPerDay - 1);
    const lost = withChange(getTable(), { lostThen: () => Promise.resolve() });
    const racing = createOrchestrationStore({ table: lost, timing: { soonSeconds: 2, wakeShards: 1 } });
    expect(await racing.resume({ ...record, ...LIMIT, now: NOW })).toMatchObject({ kind: 'already' });
    expect((await now(record)).restarts?.count).toBe(3);
  });

  it('holds for a resume whose run moved between its read and its write', async () => {
    const record = await pausedAfter(LIMIT.restartsPerDay - 1);
    const before = async () => {
      await resume(record);
      await pause(record);
    };
    const moving = withChange(getTable(), { before });
    const racing = createOrchestrationStore({ table: moving, timing: { soonSeconds: 2, wakeShards: 1 } });
    const answer = await racing.resume({ ...record, ...LIMIT, now: NOW });
    expect(answer).toMatchObject({ kind: 'too many' });
    expect(await now(record)).toMatchObject({ status: 'PAUSED', run: 4, restarts: { count: 3 } });
  });

  it('lets only so many through that come at once', async () => {
    const record = await pausedAfter(LIMIT.restartsPerDay - 1);
    const answers = await Promise.all(Array.from({ length: 4 }, () => resume(record)));
    expect(answers.filter(({ kind }) => kind === 'done')).toHaveLength(1);
    expect((await now(record)).restarts?.count).toBe(3);
  });

  it('says of what is over that a resume is illegal, not that it was one too many', async () => {
    const record = await over(await pausedAfter(LIMIT.restartsPerDay));
    expect(await resume(record)).toMatchObject({ kind: 'illegal', record: { status: 'COMPLETED' } });
    expect(await retry(record)).toMatchObject({ kind: 'illegal' });
  });

  it('limits nothing else', async () => {
    const record = await pausedAfter(LIMIT.restartsPerDay);
    expect((await pause(record)).kind).toBe('already');
    expect((await store().cancel({ ...record, now: NOW })).kind).toBe('done');
  });

  it('counts no run of the sweeper', async () => {
    const record = await started();
    const look = { read: record, now: NOW };
    expect(await store().redispatch(look, { run: 1, settled: 0, stepSeconds: 900 })).toMatchObject({
      run: 2,
    });
    expect((await now(record)).restarts).toBeUndefined();
  });

  it('takes a count that cannot be read for none, and writes it whole', async () => {
    const record = await pausedAfter(0);
    await tampered(record, { restarts: 'often' });
    expect(await resume(record)).toMatchObject({
      kind: 'done',
      record: { restarts: { day: TODAY, count: 1 } },
    });
  });
}
