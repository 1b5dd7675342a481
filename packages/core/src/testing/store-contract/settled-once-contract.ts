import type { Orchestration } from '../../domain/orchestration.ts';
import type { RecordTable } from '../../ports.ts';
import type { OrchestrationStore } from '../../store/orchestration-store.ts';
import { createStoreBench, NOW, RESULT } from './store-bench.ts';
import { withChange } from './with-change.ts';

type Settle = (
  store: OrchestrationStore,
  record: Orchestration,
) => ReturnType<OrchestrationStore['failFromWorker']>;

const FAILING = { chunkIndex: 0, run: 1, reason: 'WORKER_CRASHED', attempts: 1, now: NOW } as const;
const complete: Settle = (store, { orchestrationId }) =>
  store.complete(orchestrationId, { chunkIndex: 0, result: RESULT, now: NOW });
const failFromWorker: Settle = (store, { orchestrationId }) =>
  store.failFromWorker(orchestrationId, { ...FAILING, owner: 'nobody' });
const failFromDeadLetter: Settle = (store, { orchestrationId }) =>
  store.failFromDeadLetter(orchestrationId, FAILING);

const WAYS: [name: string, settle: Settle][] = [
  ['complete', complete],
  ['failFromWorker', failFromWorker],
  ['failFromDeadLetter', failFromDeadLetter],
];
const ours = { kind: 'settled', byThisCall: true };
const anothers = { kind: 'settled', byThisCall: false };

/** Of all calls that find a chunk settled, one is told that it was the one. */
export function describeSettledOnce(getTable: () => RecordTable): void {
  const { store, started } = createStoreBench(getTable);
  const storeOn = (table: RecordTable) => createStoreBench(() => table).store();

  it.each(WAYS)('%s tells one of several calls that it settled the chunk', async (_, settle) => {
    const record = await started();
    const answers = await Promise.all([settle(store(), record), settle(store(), record)]);
    expect(answers).toContainEqual(expect.objectContaining(ours));
    expect(answers).toContainEqual(expect.objectContaining(anothers));
    expect(await settle(store(), record)).toMatchObject(anothers);
  });

  it.each(WAYS)('%s takes an outcome for its own when only its answer was lost', async (_, settle) => {
    const record = await started();
    const lossy = storeOn(withChange(getTable(), { lostThen: () => Promise.resolve() }));
    expect(await settle(lossy, record)).toMatchObject(ours);
  });

  it.each([
    ['failFromWorker', failFromWorker],
    ['failFromDeadLetter', failFromDeadLetter],
  ])('%s takes no success for its own failure, even after a lost answer', async (_, settle) => {
    const record = await started();
    const lossy = storeOn(withChange(getTable(), { lostThen: () => complete(store(), record) }));
    expect(await settle(lossy, record)).toMatchObject(anothers);
  });

  it('counts a success in place of a failure as settled anew', async () => {
    const record = await started();
    await failFromWorker(store(), record);
    expect(await complete(store(), record)).toMatchObject(ours);
    expect(await complete(store(), record)).toMatchObject(anothers);
  });
}
