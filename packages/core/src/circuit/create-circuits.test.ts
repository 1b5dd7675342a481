import { describeCircuits } from '../testing/circuits-contract.ts';
import { createMemoryBudgetTable } from '../testing/memory-budget-table.ts';

describeCircuits('memory', createMemoryBudgetTable);
