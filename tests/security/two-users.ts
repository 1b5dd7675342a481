import { readOwned } from '../../packages/core/src/store/run-command.ts';
import { aConnection } from '../../packages/core/src/testing/connection-factory.ts';
import { toLedgerPath } from '../../packages/core/src/testing/memory-ledger.ts';
import { createMemoryUserList } from '../../packages/core/src/testing/memory-user-list.ts';
import {
  createOrchestratorBench,
  FOUR_YEARS,
} from '../../services/orchestrator/src/testing/orchestrator-bench.ts';

/** Who calls, and who must never be seen or touched by it. */
export const ANN = 'ann-4f1c';
export const BOB = 'bob-9d2e';
const ROUTE = { source: FOUR_YEARS.source, destination: FOUR_YEARS.destination };
const PROVIDERS = [ROUTE.source, ROUTE.destination];

/** The product over memory, empty, and everything that is stored in it. */
export function createTwoUsers() {
  const bench = createOrchestratorBench();
  const { table, queue, consents, ledgerEntries, events, clock } = bench;
  return {
    bench,
    /** What the handlers of all services ask for. */
    dependencies: {
      ...bench.everything,
      readOwned: (ids: { orchestrationId: string; userId: string }) => readOwned({ table }, ids),
      list: createMemoryUserList(table.items),
      readBudget: () => Promise.resolve(undefined),
      displayName: (provider: string) => provider,
    },
    /** A sync, both providers and a copied workout. Answers the id of the sync. */
    furnish: async (userId: string): Promise<string> => {
      const { statusCode, body } = await bench.start({ userId, body: FOUR_YEARS });
      expect(statusCode).toBe(202);
      const { orchestrationId } = body;
      for (const provider of PROVIDERS) {
        const tokens = { accessToken: `access of ${userId}`, refreshToken: `refresh of ${userId}` };
        await consents.connections.save(aConnection({ userId, provider, ...tokens }));
      }
      ledgerEntries.set(toLedgerPath({ userId, ...ROUTE, sourceId: '1' }), {
        orchestrationId,
        state: { kind: 'DONE', activityId: '1' },
      });
      clock.advance(1);
      return orchestrationId;
    },
    /** Each thing that is stored, queued or told, as one text. */
    state: async (): Promise<string[]> => {
      const connections = [ANN, BOB].flatMap((userId) =>
        PROVIDERS.map((provider) => consents.connections.read(userId, provider)),
      );
      return [
        ...[...table.items].sort(),
        ...queue.sent,
        ...events,
        ...(await Promise.all(connections)),
        ...ledgerEntries,
        ...consents.exchanged,
        ...consents.revoked,
      ].map((thing) => JSON.stringify(thing ?? 'nothing'));
    },
  };
}

export type TwoUsers = ReturnType<typeof createTwoUsers>;
