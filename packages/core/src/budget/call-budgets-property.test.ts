import fc from 'fast-check';

import { AwsUnavailableError } from '../aws/call-aws.ts';
import { type BudgetTable, BudgetContendedError } from '../budget.ts';
import { capacityOf } from '../domain/budget/fair-share.ts';
import type { CallKind, Counter, Limits, WindowKind } from '../domain/budget/limits.ts';
import { windowAt, windowLengths } from '../domain/budget/windows.ts';
import { createMemoryBudgetTable } from '../testing/memory-budget-table.ts';
import { createProviderCounter } from '../testing/provider-counter.ts';
import { createVirtualTime, type VirtualTime } from '../testing/virtual-time.ts';
import { createCallBudgets } from './create-call-budgets.ts';

const QUARTER_HOUR_MS = 15 * 60 * 1000;
const LENGTHS = windowLengths(QUARTER_HOUR_MS, 1);
const EDGE_MS = 25_000;
/** Shortly before a quarter hour and a day end. */
const START = new Date('2024-06-15T23:20:00.000Z');
const END = new Date('2024-06-16T00:40:00.000Z');

interface Scenario {
  readonly workers: number;
  readonly users: number;
  readonly limits: Limits;
  /** Longest pause of a worker between two calls, milliseconds. */
  readonly pauseMs: number;
  /** Longest way to the table and back, milliseconds. */
  readonly tableMs: number;
  /** Everybody calls around the edges of the windows only. */
  readonly edges: boolean;
  readonly seed: number;
}

/** Often tiny: then one call too many is one beyond the limit. */
const limit = (max: number) => fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max }));
const figures = fc.record({ short: limit(60), day: limit(120) });
const scenarios: fc.Arbitrary<Scenario> = fc.record({
  workers: fc.integer({ min: 1, max: 8 }),
  users: fc.integer({ min: 1, max: 4 }),
  limits: fc.record({ overall: figures, read: figures }),
  pauseMs: fc.constantFrom(0, 1_000, 60_000),
  tableMs: fc.constantFrom(0, 100, 30_000),
  edges: fc.boolean(),
  seed: fc.integer(),
});

/** Calls that arrive up to the last moment, and a table that is slow, answers twice, or does it and does not say so. */
function openWorld({ limits, seed, tableMs }: Scenario) {
  const time = createVirtualTime(START);
  const random = mulberry(seed);
  const provider = createProviderCounter(limits, LENGTHS);
  const table = createFaultyTable(createMemoryBudgetTable(), { time, random, tableMs });
  return { time, random, provider, table };
}

interface TableFaults {
  readonly time: VirtualTime;
  readonly random: () => number;
  readonly tableMs: number;
}

function createFaultyTable(inner: BudgetTable, { time, random, tableMs }: TableFaults): BudgetTable {
  const way = () => time.sleep(random() * tableMs);
  const call = async <T>(apply: () => Promise<T>, isRepeated: boolean): Promise<T> => {
    await way();
    if (random() < 0.03) throw new AwsUnavailableError('Test', new Error('before'));
    if (isRepeated && random() < 0.05) await apply();
    const answer = await apply();
    await way();
    if (random() < 0.03) throw new AwsUnavailableError('Test', new Error('after'));
    return answer;
  };
  return {
    read: (key) => call(() => inner.read(key), true),
    change: (key, change) => call(() => inner.change(key, change), true),
    changeOnce: (key, change) => call(() => inner.changeOnce(key, change), false),
  };
}

async function work(scenario: Scenario, { time, random, provider, table }: ReturnType<typeof openWorld>) {
  const skew = (random() < 0.5 ? -1 : 1) * LENGTHS.skew;
  const clock = { now: () => new Date(time.now().getTime() + skew) };
  const open = () =>
    createCallBudgets({
      table,
      clock,
      windowScale: 1,
      userHash: (userId) => userId,
      onTrouble: () => undefined,
    });
  let budgets = open();
  for (;;) {
    // A new process knows nothing, and what the old one held is lost.
    if (random() < 0.02) budgets = open();
    const app = { shortWindowMs: QUARTER_HOUR_MS, initial: scenario.limits };
    const budget = budgets.of('strava', app, String(Math.floor(random() * scenario.users)));
    if (random() < 0.1) await budget.giveBack();
    const kind: CallKind = random() < 0.5 ? 'read' : 'write';
    const answer = await budget.take(kind).catch(ignorePassing);
    if (answer?.granted === false) {
      await time.sleep(
        answer.until.getTime() - clock.now().getTime() + (random() < 0.5 ? 0 : random() * 30_000),
      );
    }
    if (answer?.granted === true) {
      const sentAt = clock.now();
      await time.sleep(random() < 0.3 ? LENGTHS.arrival : random() * LENGTHS.arrival);
      if (!provider.admit(kind, time.now())) {
        await budget.refused({ limits: {}, usage: provider.usage(time.now()), sentAt });
      } else {
        await budget.learn({ limits: scenario.limits, usage: provider.usage(time.now()), sentAt });
      }
    }
    await time.sleep(1 + random() * scenario.pauseMs);
    if (scenario.edges) await time.sleep(untilEdge(time.now(), random));
  }
}

/** Nothing shortly before a window opens and a minute after it; else a pause until shortly before the next. */
function untilEdge(now: Date, random: () => number): number {
  const { start, end } = windowAt('short', LENGTHS, now.getTime());
  const isNear = now.getTime() - start < 60_000 || end - now.getTime() < EDGE_MS;
  return isNear ? 0 : end - EDGE_MS * random() - now.getTime();
}

function ignorePassing(error: unknown): undefined {
  if (error instanceof AwsUnavailableError || error instanceof BudgetContendedError) return undefined;
  throw error;
}

describe('createCallBudgets', () => {
  it('never lets a window be used beyond its capacity, and none of our calls be refused', async () => {
    await fc.assert(
      fc.asyncProperty(scenarios, async (scenario) => {
        const world = openWorld(scenario);
        const errors: unknown[] = [];
        for (let worker = 0; worker < scenario.workers; worker += 1) {
          work(scenario, world).catch((error: unknown) => errors.push(error));
        }
        await world.time.run(END);
        expect(errors).toEqual([]);
        expect(world.provider.refused).toBe(0);
        for (const [key, count] of world.provider.counts) {
          expect({ key, count, over: count > capacityOfWindow(key, scenario.limits) }).toMatchObject({
            over: false,
          });
        }
      }),
      { numRuns: 100 },
    );
  });
});

function capacityOfWindow(key: string, limits: Limits): number {
  const [name = '', counter] = key.split(' ');
  const kind: WindowKind = name.startsWith('d') ? 'day' : 'short';
  return capacityOf(limits[counter as Counter][kind]);
}

/** mulberry32, by Tommy Ettinger: small and even enough to spread faults. */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
