import fc from 'fast-check';

import type { KnownBudget } from '../../packages/core/src/domain/budget/budget-lines.ts';
import type { Orchestration } from '../../packages/core/src/domain/orchestration.ts';
import { anHttpEvent } from '../../packages/core/src/testing/http-event.ts';
import { createManualClock } from '../../packages/core/src/testing/manual-clock.ts';
import { createMemoryLogger } from '../../packages/core/src/testing/memory-logger.ts';
import { expectDocumented } from '../../packages/openapi/src/testing/expect-documented.ts';
import { createHandler as createChunks } from '../../services/status/src/handlers/get-chunks.ts';
import { createHandler as createStatus } from '../../services/status/src/handlers/get-status.ts';
import { anyRecord } from './any-record.ts';

function asked(record: Orchestration, readBudget: () => Promise<KnownBudget | undefined>) {
  const dependencies = {
    readOwned: () => Promise.resolve(record),
    clock: createManualClock('2024-06-01T12:00:00.000Z'),
    readBudget,
    displayName: (name: string) => name,
    logger: createMemoryLogger(),
  };
  const event = anHttpEvent({ pathParameters: { orchestrationId: record.orchestrationId } });
  return {
    status: () => createStatus(() => dependencies)(event),
    chunks: () => createChunks(() => dependencies)(event),
  };
}

const BUDGETS = {
  'no common limit': () => Promise.resolve(undefined),
  'a limit that cannot be read': () => Promise.reject(new Error('not now')),
};

describe.each(Object.entries(BUDGETS))('with %s, of any record', (_, readBudget) => {
  it('the status view is documented', async () => {
    const check = fc.asyncProperty(anyRecord, async (record) => {
      const answer = await asked(record, readBudget).status();
      expect(answer.statusCode).toBe(200);
      expectDocumented('GET /orchestrations/{orchestrationId}/status', answer);
    });
    await fc.assert(check, { numRuns: 300 });
  });

  it('the view of its months is documented', async () => {
    const check = fc.asyncProperty(anyRecord, async (record) => {
      const answer = await asked(record, readBudget).chunks();
      expect(answer.statusCode).toBe(200);
      expectDocumented('GET /orchestrations/{orchestrationId}/chunks', answer);
    });
    await fc.assert(check, { numRuns: 100 });
  });
});
