import type { RecordTable } from '../ports.ts';
import { describeChunkOperations } from './store-contract/chunk-operations-contract.ts';
import { describeLifecycle } from './store-contract/lifecycle-contract.ts';
import { describeRacingCommands } from './store-contract/racing-commands-contract.ts';
import { describeRestartLimit } from './store-contract/restart-limit-contract.ts';
import { describeRoutes } from './store-contract/routes-contract.ts';
import { describeSettledOnce } from './store-contract/settled-once-contract.ts';
import { describeSweepTroubles } from './store-contract/sweep-troubles-contract.ts';
import { describeSweeps } from './store-contract/sweeps-contract.ts';
import { describeUserCommands } from './store-contract/user-commands-contract.ts';
import { describeWaits } from './store-contract/waits-contract.ts';

/** What the store promises on every record table. */
export function describeOrchestrationStore(name: string, getTable: () => RecordTable): void {
  describe(`OrchestrationStore on ${name}`, () => {
    describeLifecycle(getTable);
    describeChunkOperations(getTable);
    describeSettledOnce(getTable);
    describeUserCommands(getTable);
    describeRacingCommands(getTable);
    describeRestartLimit(getTable);
    describeRoutes(getTable);
    describeWaits(getTable);
    describeSweeps(getTable);
    describeSweepTroubles(getTable);
  });
}
