import type { BudgetUnits } from '@syncwell/core/budget-units';
import type { Logger } from '@syncwell/core/lambda/logger';

import { chunkFields } from './claim.ts';
import type { ProcessChunkDependencies } from './process-chunk.ts';

type CopyChunk = ProcessChunkDependencies['copyChunk'];

export interface LogBudgetUnitsDependencies {
  /** What the limits of providers cost since the last time it was asked. */
  readonly takeUnits: () => BudgetUnits;
  readonly logger: Logger;
}

/** Copies as `copyChunk` does, and tells what the limits of the providers cost, however it ends. */
export function logBudgetUnits(
  copyChunk: CopyChunk,
  { takeUnits, logger }: LogBudgetUnitsDependencies,
): CopyChunk {
  return async (message, timeBox) => {
    try {
      return await copyChunk(message, timeBox);
    } finally {
      const { read: readUnits, write: writeUnits } = takeUnits();
      logger.info('budget.used', { ...chunkFields(message), readUnits, writeUnits });
    }
  };
}
