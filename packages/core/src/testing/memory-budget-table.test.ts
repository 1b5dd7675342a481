import { describeCallBudgets } from './call-budgets-contract.ts';
import { createMemoryBudgetTable } from './memory-budget-table.ts';

describeCallBudgets('memory', createMemoryBudgetTable);
