import { createMemoryBudgetTable } from '../testing/memory-budget-table.ts';
import { createBudgetLook } from './create-budget-look.ts';

const LIMITS = {
  shortWindowMs: 900_000,
  initial: { overall: { short: 200, day: 2_000 }, read: { short: 100, day: 1_000 } },
};

describe('createBudgetLook', () => {
  const look = createBudgetLook({
    table: createMemoryBudgetTable(),
    limitsOf: (provider) => (provider === 'strava' ? LIMITS : undefined),
    windowScale: 0.01,
  });

  it('answers a budget that nobody has used as whole, its windows at the scale of the stage', async () => {
    const budget = await look('strava');
    expect(budget?.rules).toMatchObject({ initial: LIMITS.initial, lengths: { short: 9_000 } });
    expect(budget?.state.windows.size).toBe(0);
  });

  it('answers nothing for a provider that counts each user by itself', async () => {
    expect(await look('fitbit')).toBeUndefined();
  });
});
