import { absent, type Clause, type Effect, equals, remove } from '../change.ts';
import type { KnownBudget } from './budget-lines.ts';
import { type BudgetState, LIMITS } from './budget-state.ts';
import { packLimits } from './limits.ts';
import { windowAt, windowBefore, windowsOfCall } from './windows.ts';

/** Nobody has learnt other limits since. */
export function limitsAsRead({ limits }: BudgetState): Clause {
  return {
    name: 'limits as read',
    holds: limits === undefined ? absent([LIMITS]) : equals([LIMITS], packLimits(limits)),
  };
}

/** Windows that no call can fall into any more. The last short one stays: its users still count as being at work. */
export function forgetOldWindows({ state, rules: { lengths } }: KnownBudget, at: Date): Effect[] {
  const last = windowBefore(windowAt('short', lengths, at.getTime()), lengths);
  const kept = new Set([last, ...windowsOfCall(lengths, at)].map(({ name }) => name));
  return [...state.windows.keys()].filter((name) => !kept.has(name)).map((name) => remove([name]));
}
