import { BudgetContendedError } from '../budget.ts';
import type { Ask } from '../domain/budget/budget-lines.ts';
import { planReservation } from '../domain/budget/plan-reservation.ts';
import type { BudgetRefusal } from '../domain/budget/refusal.ts';
import type { BudgetContext } from './budget-context.ts';
import { type CallPool, takeFrom } from './call-pools.ts';

/** Writes of others that may come in between before a call is given up. */
const MAX_TRIES = 10;

/**
 * Reserves calls and takes the first of them. Read before each write: with many processes at work what one of them
 * remembers is old, and a refused write costs five times what a read costs. Throws BudgetContendedError, and what the
 * table throws.
 */
export async function reserveCalls(
  context: BudgetContext,
  ask: Omit<Ask, 'at'>,
): Promise<CallPool | BudgetRefusal> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const answer = await tryOnce(context, ask);
    if (answer !== 'try again') return answer;
  }
  throw new BudgetContendedError(context.provider, MAX_TRIES);
}

async function tryOnce(
  { knowledge, clock, rules }: BudgetContext,
  ask: Omit<Ask, 'at'>,
): Promise<CallPool | BudgetRefusal | 'try again'> {
  const state = await knowledge.load();
  const plan = planReservation(knowledge.with(state), { ...ask, at: clock.now() });
  if (plan.kind === 'refuse') return plan;
  if (!(await knowledge.apply(plan.change))) return 'try again';
  const pool = { kind: ask.kind, windows: plan.windows, left: plan.count };
  // The write may have taken so long that a call now falls into another window: then these calls are lost.
  return takeFrom(pool, rules.lengths, clock.now()) ? pool : 'try again';
}
