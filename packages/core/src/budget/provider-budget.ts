import type { BudgetTable, CallBudget } from '../budget.ts';
import type { BudgetRules } from '../domain/budget/budget-lines.ts';
import type { CallKind } from '../domain/budget/limits.ts';
import { isRetryable } from '../domain/errors.ts';
import type { Clock } from '../ports.ts';
import { BudgetKnowledge } from './budget-knowledge.ts';
import type { CallPool } from './call-pools.ts';
import { createSerial } from './serial.ts';
import { createUserBudget, type UserPools } from './user-budget.ts';

export interface ProviderBudgetOptions {
  readonly table: BudgetTable;
  readonly clock: Pick<Clock, 'now'>;
  /** Its name: the key of the item. */
  readonly provider: string;
  readonly rules: BudgetRules;
  readonly onTrouble: (error: unknown) => void;
}

/** One provider's budget in one process. */
export interface ProviderBudget {
  of(user: string): CallBudget;
}

export function createProviderBudget(options: ProviderBudgetOptions): ProviderBudget {
  const { provider, rules, clock, onTrouble } = options;
  const tolerate = async (work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      if (!isRetryable(error)) throw error;
      onTrouble(error);
    }
  };
  const knowledge = new BudgetKnowledge(options);
  const context = { provider, rules, clock, knowledge, serial: createSerial(), tolerate };
  const pools = new Map<string, UserPools>();
  return {
    of: (user) => {
      const own = pools.get(user) ?? new Map<CallKind, CallPool>();
      pools.set(user, own);
      return createUserBudget(context, user, { own, all: pools });
    },
  };
}
