import type { BudgetTable } from '../budget.ts';
import type { CircuitRules } from '../domain/circuit/circuit-rules.ts';
import type { Clock } from '../ports.ts';

export interface CircuitsOptions {
  readonly table: Pick<BudgetTable, 'read' | 'change'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly rules: CircuitRules;
  /** Told of a passing error of the table: a circuit that cannot be read counts as closed. */
  readonly onTrouble: (error: unknown) => void;
}

/** Of one circuit. */
export interface CircuitOptions extends CircuitsOptions {
  /** Of its item. */
  readonly key: string;
}
