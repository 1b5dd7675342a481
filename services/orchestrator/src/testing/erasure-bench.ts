import { aConnection } from '@syncwell/core/testing/connection-factory';
import { toLedgerPath } from '@syncwell/core/testing/memory-ledger';

import { createOrchestratorBench, FOUR_YEARS } from './orchestrator-bench.ts';

export const ANN = { userId: 'ann' };
export const ERASURE_KEY = 'erasure#hash of ann';
/** What is left of a user who was erased. */
export const NOTHING = { records: 0, connections: 0, workouts: 0 };

/** Ann and Bob, each with a sync, both providers and some workouts in the ledger. */
export async function createErasureBench() {
  const bench = createOrchestratorBench();
  const { consents, ledgerEntries, clock } = bench;
  for (const userId of ['ann', 'bob']) {
    expect((await bench.start({ userId, body: FOUR_YEARS })).statusCode).toBe(202);
    for (const provider of ['fitbit', 'strava']) {
      await consents.connections.save(
        aConnection({ userId, provider, refreshToken: `${userId} at ${provider}` }),
      );
    }
    for (let index = 0; index < 60; index += 1) addToLedger(bench, userId, String(index));
  }
  const left = async (userId: string) => ({
    records: [...bench.table.items.values()].filter((item) => item['userId'] === userId).length,
    connections: (await consents.connections.list(userId)).length,
    workouts: [...ledgerEntries.keys()].filter((path) => path.includes(userId)).length,
  });
  const isErasing = () => bench.table.items.has(ERASURE_KEY);
  /** The sweeper, when the erasure is due. */
  const sweepWhenDue = async () => {
    const wakeAt = bench.table.items.get(ERASURE_KEY)?.['wakeAt'] as string;
    clock.advance((Date.parse(wakeAt) - clock.now().getTime()) / 1000);
    await bench.sweep();
  };
  return { ...bench, left, isErasing, sweepWhenDue };
}

/** A workout that was copied. */
export function addToLedger(
  { ledgerEntries }: ReturnType<typeof createOrchestratorBench>,
  userId: string,
  sourceId: string,
): void {
  const path = toLedgerPath({ userId, source: 'fitbit', destination: 'strava', sourceId });
  ledgerEntries.set(path, { orchestrationId: 'orch-1', state: { kind: 'DONE', activityId: sourceId } });
}
