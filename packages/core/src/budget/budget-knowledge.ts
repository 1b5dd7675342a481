import type { BudgetTable, HeardLimits } from '../budget.ts';
import type { BudgetRules, KnownBudget } from '../domain/budget/budget-lines.ts';
import { forgetDamage } from '../domain/budget/budget-changes.ts';
import { type BudgetState, CorruptBudgetError, toBudgetState } from '../domain/budget/budget-state.ts';
import { type Counter, COUNTERS, WINDOW_KINDS } from '../domain/budget/limits.ts';
import { windowOfBoth, windowsOfCall } from '../domain/budget/windows.ts';
import type { Change } from '../domain/change.ts';
import type { Item } from '../domain/item.ts';

export interface KnowledgeOptions {
  readonly table: BudgetTable;
  /** Key of the item. */
  readonly provider: string;
  readonly rules: BudgetRules;
  /** Told of a damaged item. */
  readonly onTrouble: (error: unknown) => void;
}

/** Others may be mending it, too. */
const MAX_MENDS = 3;
/** Attributes in one write: an expression may have 4 KB. */
const MENDED_AT_ONCE = 20;

/** What one process knows of one provider's budget: the item as its last write or read left it, and what was told. */
export class BudgetKnowledge {
  readonly #options: KnowledgeOptions;
  readonly #heard = new Map<string, Partial<Record<Counter, number>>>();
  #state: BudgetState | undefined;

  constructor(options: KnowledgeOptions) {
    this.#options = options;
  }

  /** As it was when this process last saw it: others have written since. Undefined: worth a read. */
  get state(): BudgetState | undefined {
    return this.#state;
  }

  /**
   * As it is now. What cannot be read is taken away first: counts that are lost are told by the provider's next answers,
   * while a damaged item would stop every user's syncs. Throws CorruptBudgetError when that does not help.
   */
  async load(): Promise<BudgetState> {
    for (let mends = 0; ; mends += 1) {
      const item = await this.#options.table.read(this.#options.provider);
      try {
        this.#state = toBudgetState(item);
        return this.#state;
      } catch (error) {
        if (!(error instanceof CorruptBudgetError) || mends === MAX_MENDS) throw error;
        await this.#mend(error, item ?? {});
      }
    }
  }

  with(state: BudgetState): KnownBudget {
    return { rules: this.#options.rules, state, heard: this.#heard };
  }

  /** Whether the write was applied; if not, what was known is old. */
  async apply(change: Change, how: 'change' | 'changeOnce' = 'change'): Promise<boolean> {
    const answer = await this.#options.table[how](this.#options.provider, change);
    this.#state = answer.applied ? stateIfSound(answer.item) : undefined;
    return answer.applied;
  }

  /** Keeps the told usage, unless it is not certain in which window the provider counted the call. */
  noteUsage({ usage, sentAt }: HeardLimits, now: Date): void {
    const { lengths } = this.#options.rules;
    const current = windowsOfCall(lengths, now).map(({ name }) => name);
    for (const name of this.#heard.keys()) if (!current.includes(name)) this.#heard.delete(name);
    for (const kind of WINDOW_KINDS) {
      const window = windowOfBoth(kind, lengths, sentAt, now);
      if (window === undefined) continue;
      for (const counter of COUNTERS) this.#note(window.name, counter, usage[counter]?.[kind]);
    }
  }

  async #mend(error: CorruptBudgetError, item: Item): Promise<void> {
    const { table, provider, onTrouble } = this.#options;
    onTrouble(error);
    await table.change(provider, forgetDamage(item, error.attributes.slice(0, MENDED_AT_ONCE)));
  }

  #note(window: string, counter: Counter, told: number | undefined): void {
    const before = this.#heard.get(window);
    if (told === undefined || told <= (before?.[counter] ?? 0)) return;
    this.#heard.set(window, { ...before, [counter]: told });
  }
}

/** Undefined for a damaged one: the next read mends it. */
function stateIfSound(item: Item): BudgetState | undefined {
  try {
    return toBudgetState(item);
  } catch (error) {
    if (error instanceof CorruptBudgetError) return undefined;
    throw error;
  }
}
