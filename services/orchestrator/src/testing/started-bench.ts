import { createOrchestratorBench, FOUR_YEARS } from './orchestrator-bench.ts';

const RESULT = { found: 1, written: 1, duplicate: 0, skipped: 0 };
/** Three months. */
export const QUARTER = { ...FOUR_YEARS, startDate: '2023-10-01' };

/** A bench with one orchestration that was started, of three months or as `body` says, and what can happen to it. */
export async function startedBench(body: object = QUARTER) {
  const bench = createOrchestratorBench();
  const { orchestrationId } = (await bench.start({ body })).body;
  const { clock } = bench;
  const { store } = bench.dependencies;
  const read = async () => {
    const record = await store.read(orchestrationId);
    if (record === undefined) throw new Error('Expected the record');
    return record;
  };
  return {
    ...bench,
    orchestrationId,
    read,
    claim: async (chunkIndex: number, owner = 'worker') => {
      const leaseEnd = new Date(clock.now().getTime() + 60_000);
      const { run } = await read();
      return store.claim(orchestrationId, { chunkIndex, run, owner, leaseEnd, now: clock.now() });
    },
    complete: (chunkIndex: number) =>
      store.complete(orchestrationId, { chunkIndex, result: RESULT, now: clock.now() }),
    /** Moves to the record's next look and sweeps. */
    sweepWhenDue: async () => {
      const { wakeAt } = await read();
      if (wakeAt === undefined) throw new Error('Expected a wake time');
      clock.advance((new Date(wakeAt).getTime() - clock.now().getTime()) / 1000 + 1);
      await bench.sweep();
    },
  };
}
