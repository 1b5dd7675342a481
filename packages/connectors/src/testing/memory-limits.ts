import { createCallBudgets } from '@syncwell/core/budget/create-call-budgets';
import { createCircuits } from '@syncwell/core/circuit/create-circuits';
import { circuitRules } from '@syncwell/core/domain/circuit/circuit-rules';
import { createMemoryBudgetTable } from '@syncwell/core/testing/memory-budget-table';

import type { RegistryOptions } from '../registry.ts';

/** The real limits of one process, over a table in memory. */
export function createMemoryLimits(
  now: () => Date,
): Pick<RegistryOptions, 'budgets' | 'circuits' | 'random'> {
  const table = createMemoryBudgetTable();
  const onTrouble = (error: unknown) => {
    throw error;
  };
  return {
    budgets: createCallBudgets({
      ...{ table, clock: { now }, onTrouble, windowScale: 1 },
      userHash: (userId) => Buffer.from(userId).toString('hex'),
    }),
    circuits: createCircuits({ table, clock: { now }, onTrouble, rules: circuitRules('production') }),
    random: () => 0.5,
  };
}
