import { measureBudgetCost } from '../testing/budget-cost.ts';

/** A person who works out three times a week, at the limits of a new application. */
const WEEKLY = { workoutsPerMonth: 12 };

describe('the budget', () => {
  it.each([
    [[{ months: 120, workers: 4 }]],
    [[{ months: 120, workers: 20 }]],
    [
      [
        { months: 60, workers: 10 },
        { months: 60, workers: 10 },
      ],
    ],
  ])('costs less than 0.3 write units per workout of %j', async (histories) => {
    const cost = await measureBudgetCost({ ...WEEKLY, histories });
    expect(cost).toMatchObject({ workouts: 1440, refusedCalls: 0 });
    expect(cost.writeUnitsPerWorkout).toBeLessThan(0.3);
  });

  it('stays cheap when ten users share those limits', async () => {
    const histories = Array.from({ length: 10 }, () => ({ months: 12, workers: 2 }));
    const cost = await measureBudgetCost({ ...WEEKLY, histories });
    expect(cost).toMatchObject({ workouts: 1440, refusedCalls: 0 });
    expect(cost.writeUnitsPerWorkout).toBeLessThan(0.6);
  });

  it.each([
    ['with', 0],
    ['minutes after', 5 * 60_000],
    ['hours after', 5 * 3_600_000],
  ])('lets three months begun %s ten years be copied within the hour', async (_when, delayMs) => {
    const histories = [
      { months: 120, workers: 16 },
      { months: 3, workers: 4, delayMs },
    ];
    const { ends, refusedCalls } = await measureBudgetCost({ ...WEEKLY, histories });
    expect(refusedCalls).toBe(0);
    expect(ends[1]?.hours).toBeLessThan(1);
    if (delayMs < 3_600_000) expect(ends[1]?.monthsCopied[0]).toBeLessThan(120 / 4);
  });
});
