import type { AppLimits, BudgetTable, CallBudgets } from '../budget.ts';
import { windowLengths } from '../domain/budget/windows.ts';
import type { UserHasher } from '../domain/user-hash.ts';
import type { Clock } from '../ports.ts';
import { createProviderBudget, type ProviderBudget } from './provider-budget.ts';

export interface CallBudgetsOptions {
  readonly table: BudgetTable;
  readonly clock: Pick<Clock, 'now'>;
  /** Length of the providers' windows, 1 = as they are. */
  readonly windowScale: number;
  readonly userHash: UserHasher;
  /** Told of a passing error that was in the way of something that can wait or be missed. */
  readonly onTrouble: (error: unknown) => void;
}

/** Hex characters of a user's hash that name their group: 4,096 groups, so an item stays small whoever comes. */
const GROUP_LENGTH = 3;

/** Budgets of one process. What it reserves and does not use is kept for its next calls, of the same user and windows. */
export function createCallBudgets(options: CallBudgetsOptions): CallBudgets {
  const budgets = new Map<string, ProviderBudget>();
  const budgetOf = (provider: string, { shortWindowMs, initial }: AppLimits) => {
    const known = budgets.get(provider);
    if (known !== undefined) return known;
    const rules = { lengths: windowLengths(shortWindowMs, options.windowScale), initial };
    const made = createProviderBudget({ ...options, provider, rules });
    budgets.set(provider, made);
    return made;
  };
  return {
    of: (provider, limits, userId) => {
      const user = options.userHash(userId).slice(0, GROUP_LENGTH);
      return budgetOf(provider, limits).of(user);
    },
  };
}
