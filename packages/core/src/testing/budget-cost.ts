import type { BudgetTable, CallBudget } from '../budget.ts';
import { createCallBudgets } from '../budget/create-call-budgets.ts';
import type { CallKind } from '../domain/budget/limits.ts';
import { windowLengths } from '../domain/budget/windows.ts';
import { LIMITS } from './budget-bench.ts';
import { itemSize } from './item-size.ts';
import { createMemoryBudgetTable, type MemoryBudgetTable } from './memory-budget-table.ts';
import { createProviderCounter, type ProviderCounter } from './provider-counter.ts';
import { createVirtualTime, type VirtualTime } from './virtual-time.ts';

const QUARTER_HOUR_MS = 15 * 60 * 1000;
const LENGTHS = windowLengths(QUARTER_HOUR_MS, 1);
const START = new Date('2024-06-15T09:00:00.000Z');
const WRITE_UNIT_BYTES = 1024;
const CALL_MS = 700;
const TABLE_MS = 10;
const WAKE_JITTER_MS = 30_000;

export interface CostScenario {
  /** One user each, all at once. */
  readonly histories: readonly HistoryScenario[];
  readonly workoutsPerMonth: number;
}

export interface HistoryScenario {
  readonly months: number;
  readonly workers: number;
  /** How long after the first it begins; absent = with it. */
  readonly delayMs?: number;
}

/** How one history came to its end. */
export interface HistoryEnd {
  /** Since it began. */
  readonly hours: number;
  /** Months of each history that were copied by then. */
  readonly monthsCopied: readonly number[];
}

export interface Cost {
  readonly workouts: number;
  readonly calls: number;
  readonly refusedCalls: number;
  readonly writeUnits: number;
  readonly writeUnitsPerWorkout: number;
  readonly hours: number;
  /** In the order of the scenario. */
  readonly ends: readonly HistoryEnd[];
}

interface CostWorld {
  readonly time: VirtualTime;
  readonly provider: ProviderCounter;
  readonly table: BudgetTable;
  readonly tally: { workouts: number; calls: number; writeUnits: number };
  /** By history. */
  readonly monthsCopied: number[];
}

/**
 * What the budget costs at the limits of a new application: whole histories copied by workers that take month after
 * month, each with a list call before, an upload per workout and a list call after, and that wait when refused.
 */
export async function measureBudgetCost(scenario: CostScenario): Promise<Cost> {
  const time = createVirtualTime(START);
  const tally = { workouts: 0, calls: 0, writeUnits: 0 };
  const table = createCountingTable(createMemoryBudgetTable(), time, tally);
  const monthsCopied = scenario.histories.map(() => 0);
  const world = { time, provider: createProviderCounter(LIMITS, LENGTHS), table, tally, monthsCopied };
  const work = scenario.histories.map((_history, user) => copyHistory(world, scenario, user));
  await time.run(new Date(START.getTime() + 100 * LENGTHS.day));
  const ends = await Promise.all(work);
  return {
    ...tally,
    ends,
    refusedCalls: world.provider.refused,
    writeUnitsPerWorkout: tally.writeUnits / tally.workouts,
    hours: Math.max(...ends.map(({ hours }) => hours)),
  };
}

/** Conditional writes cost the same whether they are applied or not: the larger of the item before and after. */
function createCountingTable(
  inner: MemoryBudgetTable,
  time: VirtualTime,
  tally: CostWorld['tally'],
): BudgetTable {
  const change: BudgetTable['change'] = async (key, data) => {
    await time.sleep(TABLE_MS);
    const before = inner.items.get(key);
    const answer = await inner.change(key, data);
    const after = inner.items.get(key);
    const bytes = Math.max(...[before, after].map((item) => (item === undefined ? 1 : itemSize(item))));
    tally.writeUnits += Math.ceil(bytes / WRITE_UNIT_BYTES);
    return answer;
  };
  const read: BudgetTable['read'] = async (key) => {
    await time.sleep(TABLE_MS);
    return inner.read(key);
  };
  return { read, change, changeOnce: change };
}

/** The workers of one user share a heap of months. */
async function copyHistory(
  world: CostWorld,
  { histories, workoutsPerMonth }: CostScenario,
  user: number,
): Promise<HistoryEnd> {
  const { time, monthsCopied } = world;
  const { months, workers, delayMs = 0 } = histories[user] ?? { months: 0, workers: 0 };
  await time.sleep(delayMs);
  const began = time.now().getTime();
  let monthsLeft = months;
  const work = async (worker: number) => {
    const budget = openBudget(world, `user ${user}`);
    while (monthsLeft > 0) {
      monthsLeft -= 1;
      await copyMonth(world, { workoutsPerMonth, budget, worker });
      monthsCopied[user] = (monthsCopied[user] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: workers }, (_, worker) => work(worker)));
  return { hours: (time.now().getTime() - began) / 3_600_000, monthsCopied: [...monthsCopied] };
}

function openBudget({ table, time }: CostWorld, userId: string): CallBudget {
  const budgets = createCallBudgets({
    table,
    clock: time,
    windowScale: 1,
    userHash: (id) => Buffer.from(id).toString('hex').slice(-3),
    onTrouble: () => undefined,
  });
  return budgets.of('strava', { shortWindowMs: QUARTER_HOUR_MS, initial: LIMITS }, userId);
}

interface Month {
  readonly workoutsPerMonth: number;
  readonly budget: CallBudget;
  readonly worker: number;
}

async function copyMonth(world: CostWorld, month: Month): Promise<void> {
  await call(world, month, 'read');
  for (let workout = 0; workout < month.workoutsPerMonth; workout += 1) {
    await call(world, month, 'write');
    world.tally.workouts += 1;
  }
  await call(world, month, 'read');
  await month.budget.giveBack();
}

async function call(world: CostWorld, { budget, worker }: Month, kind: CallKind): Promise<void> {
  const { time, provider, tally } = world;
  for (;;) {
    const answer = await budget.take(kind);
    if (answer.granted) break;
    await budget.giveBack();
    // Spread like wakes are.
    const jitterMs = ((worker * 7919) % 1000) * (WAKE_JITTER_MS / 1000);
    await time.sleep(answer.until.getTime() - time.now().getTime() + jitterMs);
  }
  const sentAt = time.now();
  await time.sleep(CALL_MS);
  tally.calls += 1;
  provider.admit(kind, time.now());
  await budget.learn({ limits: LIMITS, usage: provider.usage(time.now()), sentAt });
}
