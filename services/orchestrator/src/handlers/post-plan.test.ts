import type { PlanView } from '@syncwell/core/api/plan-view';
import { AwsUnavailableError } from '@syncwell/core/aws/call-aws';
import type { KnownBudget } from '@syncwell/core/domain/budget/budget-lines';
import { anHttpEvent } from '@syncwell/core/testing/http-event';
import { createMemoryLogger } from '@syncwell/core/testing/memory-logger';

import { createOrchestratorBench, FOUR_YEARS } from '../testing/orchestrator-bench.ts';
import { QUARTER, startedBench } from '../testing/started-bench.ts';
import { createHandler } from './post-plan.ts';

describe('POST /orchestrations/plan', () => {
  it('says what a start would do, and does nothing', async () => {
    const { plan, table, queue } = createOrchestratorBench();
    const { statusCode, headers, body } = await plan({ body: FOUR_YEARS });
    expect([statusCode, headers['cache-control']]).toEqual([200, 'no-store']);
    expect(body).toMatchObject({
      ...FOUR_YEARS,
      timeZone: 'UTC',
      totalChunks: 48,
      copiedChunks: 0,
      takenBy: null,
    });
    expect([table.items.size, queue.sent.length]).toEqual([0, 0]);
  });

  it('needs no premium subscription', async () => {
    const { plan } = createOrchestratorBench();
    expect((await plan({ body: FOUR_YEARS, claims: { premium: 'false' } })).statusCode).toBe(200);
  });

  it('takes exactly the bodies that a start takes', async () => {
    const { plan, start, queue } = createOrchestratorBench();
    for (const body of [
      { ...FOUR_YEARS, endDate: '2024-06-16' },
      { ...FOUR_YEARS, colour: 'red' },
      'no JSON',
    ]) {
      const [planned, started] = [await plan({ body }), await start({ body })];
      expect([planned.statusCode, planned.body.errors]).toEqual([400, started.body.errors]);
    }
    expect(queue.sent).toEqual([]);
  });

  it('knows the months that the caller’s syncs copied, and which one has the route', async () => {
    const { plan, complete, orchestrationId } = await startedBench(QUARTER);
    await complete(2);
    const own = (await plan({ body: QUARTER })).body as unknown as PlanView;
    expect(own.chunks.map(({ copied }) => copied)).toEqual([false, false, true]);
    expect(own).toMatchObject({ copiedChunks: 1, takenBy: orchestrationId });
    const others = (await plan({ body: QUARTER, userId: 'user-2' })).body;
    expect(others).toMatchObject({ copiedChunks: 0, takenBy: null });
  });

  it.each([
    ['warn', new AwsUnavailableError('GetItem', new Error('timeout'))],
    ['error', new RangeError('Expected a budget')],
  ] as const)(
    'plans without the time when the budget cannot be read, and tells of it as %s',
    async (level, error) => {
      const logger = createMemoryLogger();
      const readBudget = (): Promise<KnownBudget | undefined> => Promise.reject(error);
      const { everything } = createOrchestratorBench();
      const answer = await createHandler(() => ({ ...everything, logger, readBudget }))(
        anHttpEvent({ body: FOUR_YEARS }),
      );
      expect(JSON.parse(answer.body ?? '')).toMatchObject({ totalChunks: 48, estimate: { seconds: null } });
      expect(logger.lines).toMatchObject([
        { level, event: 'budget.unreadable', details: { destination: 'strava' } },
      ]);
    },
  );
});
