import { windowLengths } from '@syncwell/core/domain/budget/windows';
import { createMemoryLogger } from '@syncwell/core/testing/memory-logger';
import { anOrchestration } from '@syncwell/core/testing/orchestration-factory';
import { STEPS_TO } from '@syncwell/core/testing/orchestration-steps';

import { readRouteFacts } from './read-route-facts.ts';

const BUDGET = {
  rules: {
    lengths: windowLengths(900_000, 1),
    initial: { overall: { short: 200, day: 2_000 }, read: { short: 100, day: 1_000 } },
  },
  state: { limits: undefined, windows: new Map() },
  heard: new Map(),
};
const ACTIVE = anOrchestration({}, ...STEPS_TO.IN_PROGRESS);

function setUp(readBudget: () => Promise<typeof BUDGET | undefined>) {
  const logger = createMemoryLogger();
  const displayName = (provider: string) => provider.toUpperCase();
  const read = jest.fn(readBudget);
  return { logger, displayName, readBudget: read };
}

describe('readRouteFacts', () => {
  it('reads the budget of the destination while the sync is active', async () => {
    const dependencies = setUp(() => Promise.resolve(BUDGET));
    const { displayName } = dependencies;
    expect(await readRouteFacts(dependencies, ACTIVE)).toEqual({ displayName, budget: BUDGET });
    expect(dependencies.readBudget.mock.calls).toEqual([['strava']]);
  });

  it('knows of none where limits count each user by itself', async () => {
    const dependencies = setUp(() => Promise.resolve(undefined));
    expect(await readRouteFacts(dependencies, ACTIVE)).toEqual({ displayName: dependencies.displayName });
  });

  it.each(['PAUSED', 'COMPLETED', 'FAILED', 'CANCELLED'] as const)(
    'reads nothing for one that is %s',
    async (status) => {
      const dependencies = setUp(() => Promise.resolve(BUDGET));
      await readRouteFacts(dependencies, anOrchestration({}, ...STEPS_TO[status]));
      expect(dependencies.readBudget).not.toHaveBeenCalled();
    },
  );

  it.each([
    ['warn', Object.assign(new Error('throttled'), { retryable: true })],
    ['error', new Error('damaged')],
  ])('goes on without it when it cannot be read, with a line of level %s', async (level, error) => {
    const dependencies = setUp(() => Promise.reject(error));
    expect(await readRouteFacts(dependencies, ACTIVE)).toMatchObject({ budget: 'unreadable' });
    expect(dependencies.logger.lines).toMatchObject([{ level, event: 'budget.unreadable' }]);
  });
});
