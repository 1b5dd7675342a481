import { measureBudgetCost } from '../testing/budget-cost.ts';

/** Ten years of a person who works out three times a week, at the limits of a new application. */
const TEN_YEARS = { months: 120, workoutsPerMonth: 12 };

describe('the budget', () => {
  it.each([
    { users: 1, workersPerUser: 4 },
    { users: 1, workersPerUser: 20 },
    { users: 2, workersPerUser: 10 },
  ])('costs less than 0.3 write units per workout with %j', async (workers) => {
    const cost = await measureBudgetCost({ ...TEN_YEARS, ...workers });
    expect(cost).toMatchObject({ workouts: 1440 * workers.users, refusedCalls: 0 });
    expect(cost.writeUnitsPerWorkout).toBeLessThan(0.3);
  });

  it('stays cheap when ten users share those limits', async () => {
    const cost = await measureBudgetCost({ ...TEN_YEARS, months: 12, users: 10, workersPerUser: 2 });
    expect(cost).toMatchObject({ workouts: 1440, refusedCalls: 0 });
    expect(cost.writeUnitsPerWorkout).toBeLessThan(0.6);
  });
});
