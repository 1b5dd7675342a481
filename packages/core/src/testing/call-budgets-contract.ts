import type { BudgetTable } from '../budget.ts';
import { describeLearning } from './call-budgets-contract/learning-contract.ts';
import { describeReservations } from './call-budgets-contract/reservations-contract.ts';
import { describeShares } from './call-budgets-contract/shares-contract.ts';
import { describeTroubles } from './call-budgets-contract/troubles-contract.ts';

/** What call budgets do on every table: run on the in-memory one and on the engine. */
export function describeCallBudgets(name: string, getTable: () => BudgetTable): void {
  describe(`CallBudgets on ${name}`, () => {
    describeReservations(getTable);
    describeShares(getTable);
    describeLearning(getTable);
    describeTroubles(getTable);
  });
}
