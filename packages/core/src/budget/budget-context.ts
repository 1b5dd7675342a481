import type { BudgetRules } from '../domain/budget/budget-lines.ts';
import type { Clock } from '../ports.ts';
import type { BudgetKnowledge } from './budget-knowledge.ts';

/** What everything about one provider's budget in one process works with. */
export interface BudgetContext {
  readonly provider: string;
  readonly rules: BudgetRules;
  readonly clock: Pick<Clock, 'now'>;
  readonly knowledge: BudgetKnowledge;
  /** Runs work on the budget one after another. */
  readonly serial: <T>(work: () => Promise<T>) => Promise<T>;
  /** Runs what can be missed: a passing error is told and not thrown. */
  readonly tolerate: (work: () => Promise<unknown>) => Promise<void>;
}
