/** `node packages/core/src/testing/print-budget-cost.ts`: what the call budget writes, at the limits of a new application. */
import { type CostScenario, measureBudgetCost } from './budget-cost.ts';

const SCENARIOS: readonly CostScenario[] = [
  { users: 1, workersPerUser: 4, months: 120, workoutsPerMonth: 12 },
  { users: 1, workersPerUser: 20, months: 120, workoutsPerMonth: 12 },
  { users: 2, workersPerUser: 10, months: 60, workoutsPerMonth: 12 },
  { users: 10, workersPerUser: 2, months: 12, workoutsPerMonth: 12 },
];

async function main(): Promise<void> {
  for (const scenario of SCENARIOS) {
    const { users, workersPerUser, months } = scenario;
    const { workouts, calls, writeUnits, writeUnitsPerWorkout, hours } = await measureBudgetCost(scenario);
    const who = `${users} users x ${months} months, ${users * workersPerUser} workers`;
    const what = `${workouts} workouts, ${calls} calls in ${hours.toFixed(1)} h`;
    console.log(`${who}: ${what}, ${writeUnits} write units, ${writeUnitsPerWorkout.toFixed(2)} per workout`);
  }
}

void main();
