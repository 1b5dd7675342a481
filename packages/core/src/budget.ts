import type { CallKind, HeardFigures, Limits } from './domain/budget/limits.ts';
import type { BudgetRefusal } from './domain/budget/refusal.ts';
import type { Change } from './domain/change.ts';
import type { Item } from './domain/item.ts';
import type { ChangeAnswer } from './ports.ts';

/** Where budgets and circuits are kept, one item per key. Throws what its engine throws. */
export interface BudgetTable {
  /** The item, or undefined. */
  read(key: string): Promise<Item | undefined>;
  /** Applies the change when all its clauses hold and answers the item after it; otherwise changes nothing. */
  change(key: string, change: Change): Promise<ChangeAnswer>;
  /** As `change`, never sent a second time by itself: for what is wrong when it is applied twice. */
  changeOnce(key: string, change: Change): Promise<ChangeAnswer>;
}

/** The limits of an application at a provider that counts all its users together. */
export interface AppLimits {
  /** Length of the short window, milliseconds; the long one is the UTC day. */
  readonly shortWindowMs: number;
  /** In force until the provider's answers tell others. */
  readonly initial: Limits;
}

export type BudgetAnswer = { readonly granted: true } | ({ readonly granted: false } & BudgetRefusal);

/** What an answer of the provider told, as far as it told it. */
export interface HeardLimits {
  readonly limits: HeardFigures;
  /** Calls so far, this one included. */
  readonly usage: HeardFigures;
  /** When the call was sent that was answered. */
  readonly sentAt: Date;
}

/** One user's calls to one provider that counts all users of the application together. */
export interface CallBudget {
  /**
   * Asks for one call, to be made at once. No call is ever made without: throws what the table throws, and
   * BudgetContendedError, both retryable.
   */
  take(kind: CallKind): Promise<BudgetAnswer>;
  /** Told of every answer but those that {@link refused} is told of. */
  learn(heard: HeardLimits): Promise<void>;
  /** The provider refused a call because of a limit: until when nobody need ask again. */
  refused(heard: HeardLimits): Promise<BudgetRefusal>;
  /** No further call for now: what was reserved and others are short of goes back. */
  giveBack(): Promise<void>;
}

/** The call budgets of every provider and user, as one process sees them. */
export interface CallBudgets {
  of(provider: string, limits: AppLimits, userId: string): CallBudget;
}

/** Others were faster, again and again. Retryable. */
export class BudgetContendedError extends Error {
  override readonly name = 'BudgetContendedError';
  readonly code = 'BUDGET_CONTENDED';
  readonly retryable = true;

  constructor(provider: string, tries: number) {
    super(`Expected to reserve calls to ${provider}, got in each other's way ${tries} times`);
  }
}
