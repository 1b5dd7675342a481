import { randomUUID } from 'node:crypto';

import type { BudgetTable, CallBudget, HeardLimits } from '../budget.ts';
import { createCallBudgets } from '../budget/create-call-budgets.ts';
import type { CallKind, HeardFigures, Limits } from '../domain/budget/limits.ts';
import { createManualClock } from './manual-clock.ts';

const QUARTER_HOUR_MS = 15 * 60 * 1000;

/** Limits at which the capacity (nine tenths) and a lone user's share of it (eight tenths of that) are whole. */
export const LIMITS: Limits = { overall: { short: 200, day: 2_000 }, read: { short: 100, day: 1_000 } };

/** One provider's budget, used by as many processes as a test opens. Middle of a quarter hour, middle of a day. */
export function openBudgetBench(table: BudgetTable, start = '2024-06-15T12:05:00.000Z') {
  const clock = createManualClock(start);
  const provider = randomUUID();
  const troubles: unknown[] = [];
  const writes: string[] = [];
  const watched: BudgetTable = {
    ...table,
    change: (key, change) => {
      writes.push(change.name);
      return table.change(key, change);
    },
    changeOnce: (key, change) => {
      writes.push(`${change.name} once`);
      return table.changeOnce(key, change);
    },
  };
  return {
    clock,
    provider,
    table,
    troubles,
    /** Names of all changes that were sent. */
    writes,
    /** A process of its own; `faulty` replaces parts of its table. */
    open: (initial = LIMITS, faulty: Partial<BudgetTable> = {}) => {
      const budgets = createCallBudgets({
        table: { ...watched, ...faulty },
        clock,
        windowScale: 1,
        // Test users are their own group.
        userHash: (userId) => Buffer.from(userId).toString('hex'),
        onTrouble: (error) => troubles.push(error),
      });
      return (userId: string) => budgets.of(provider, { shortWindowMs: QUARTER_HOUR_MS, initial }, userId);
    },
    /** What an answer told that was asked for just now. */
    heard: (limits: HeardFigures, usage: HeardFigures): HeardLimits => ({
      limits,
      usage,
      sentAt: clock.now(),
    }),
  };
}

/** Takes until it is refused; how many calls were granted. */
export async function exhaust(budget: CallBudget, kind: CallKind): Promise<number> {
  for (let granted = 0; ; granted += 1) if (!(await budget.take(kind)).granted) return granted;
}

/** Takes `count` calls, all of which must be granted. */
export async function takeMany(budget: CallBudget, kind: CallKind, count: number): Promise<void> {
  for (let taken = 0; taken < count; taken += 1) {
    const answer = await budget.take(kind);
    if (!answer.granted) throw new RangeError(`Expected ${count} calls, got ${taken}`);
  }
}
