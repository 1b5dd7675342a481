/** `node packages/core/src/testing/print-budget-cost.ts`: what the call budget writes, at the limits of a new application. */
import { type CostScenario, measureBudgetCost } from './budget-cost.ts';

const SCENARIOS: readonly CostScenario['histories'][] = [
  [{ months: 120, workers: 4 }],
  [{ months: 120, workers: 20 }],
  [
    { months: 60, workers: 10 },
    { months: 60, workers: 10 },
  ],
  Array.from({ length: 10 }, () => ({ months: 12, workers: 2 })),
];

async function main(): Promise<void> {
  for (const histories of SCENARIOS) {
    const [{ months, workers } = { months: 0, workers: 0 }] = histories;
    const cost = await measureBudgetCost({ histories, workoutsPerMonth: 12 });
    const who = `${histories.length} users x ${months} months, ${workers} workers each`;
    const what = `${cost.workouts} workouts, ${cost.calls} calls in ${cost.hours.toFixed(1)} h`;
    console.log(`${who}: ${what}, ${cost.writeUnitsPerWorkout.toFixed(2)} write units per workout`);
  }
}

void main();
