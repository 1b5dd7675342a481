import type { AppLimits, BudgetTable } from '../budget.ts';
import type { KnownBudget } from '../domain/budget/budget-lines.ts';
import { toBudgetState } from '../domain/budget/budget-state.ts';
import { windowLengths } from '../domain/budget/windows.ts';

export interface BudgetLookOptions {
  readonly table: Pick<BudgetTable, 'read'>;
  /** Undefined for a provider that counts each user by itself. */
  readonly limitsOf: (provider: string) => AppLimits | undefined;
  readonly windowScale: number;
}

/** The call budget of a provider as it stands, for whoever makes no call; undefined where there is none. */
export function createBudgetLook({ table, limitsOf, windowScale }: BudgetLookOptions) {
  return async (provider: string): Promise<KnownBudget | undefined> => {
    const limits = limitsOf(provider);
    if (limits === undefined) return undefined;
    const lengths = windowLengths(limits.shortWindowMs, windowScale);
    const state = toBudgetState(await table.read(provider));
    return { rules: { lengths, initial: limits.initial }, state, heard: new Map() };
  };
}
