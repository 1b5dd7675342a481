import { aChunkMessage } from '@syncwell/core/testing/chunk-queue-contract';
import { createMemoryLogger } from '@syncwell/core/testing/memory-logger';

import { logBudgetUnits } from './log-budget-units.ts';

const MESSAGE = aChunkMessage(3);
const TIME_BOX = { startUntil: new Date(1), askUntil: new Date(2) };

describe('logBudgetUnits', () => {
  it.each([
    ['copied', () => Promise.resolve({ found: 1, written: 1, duplicate: 0, skipped: 0 })],
    ['failed', () => Promise.reject(new Error('down'))],
  ])('tells what the limits cost of a month that was %s', async (_what, copy) => {
    const logger = createMemoryLogger();
    const copying = logBudgetUnits(copy, { takeUnits: () => ({ read: 2, write: 3 }), logger });
    const [expected, actual] = await Promise.allSettled([copy(), copying(MESSAGE, TIME_BOX)]);
    expect(actual).toEqual(expected);
    expect(logger.lines).toMatchObject([
      { level: 'info', event: 'budget.used', details: { chunkIndex: 3, readUnits: 2, writeUnits: 3 } },
    ]);
  });
});
