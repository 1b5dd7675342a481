import { countBudgetUnits } from './budget-units.ts';
import { openBudgetBench, takeMany } from './testing/budget-bench.ts';
import { createMemoryBudgetTable } from './testing/memory-budget-table.ts';

describe('countBudgetUnits', () => {
  it('counts every call since it was last asked', async () => {
    const { table, takeUnits } = countBudgetUnits(createMemoryBudgetTable());
    const budget = openBudgetBench(table).open()('ann');
    await takeMany(budget, 'read', 61);
    expect(takeUnits()).toEqual({ read: 16, write: 16 });
    await budget.giveBack();
    expect(takeUnits()).toEqual({ read: 0, write: 1 });
    expect(takeUnits()).toEqual({ read: 0, write: 0 });
  });
});
