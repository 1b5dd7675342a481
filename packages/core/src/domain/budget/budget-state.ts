import * as z from 'zod';

import type { Item } from '../item.ts';
import { type Counter, COUNTERS, type Limits, unpackLimits } from './limits.ts';

/** Calls that were reserved in one window. */
export interface WindowUse {
  readonly total: Readonly<Record<Counter, number>>;
  /** By user group. */
  readonly byUser: ReadonlyMap<string, Readonly<Record<Counter, number>>>;
}

/** The budget of one provider as stored: all its windows in one item, so that one conditional write reserves in all. */
export interface BudgetState {
  /** What the provider last told; undefined = nothing yet. */
  readonly limits: Limits | undefined;
  /** By window name. A window that is not here has had no call. */
  readonly windows: ReadonlyMap<string, WindowUse>;
}

/** The table holds something that is no budget. */
export class CorruptBudgetError extends Error {
  override readonly name = 'CorruptBudgetError';
  readonly code = 'CORRUPT_BUDGET';
  /** Names of what cannot be read. */
  readonly attributes: readonly string[];

  constructor(attributes: readonly string[], message: string) {
    super(message);
    this.attributes = attributes;
  }
}

/** Attribute of {@link Limits}, packed. */
export const LIMITS = 'limits';
/** Attribute that counts how often something damaged was taken away. */
export const MENDS = 'mends';

const COUNTER_KEYS: Readonly<Record<Counter, string>> = { overall: 'o', read: 'r' };
const WINDOW_NAME = /^[sd]\d+$/;

const count = z.int().nonnegative();
const windowSchema = z
  .record(z.string().regex(/^[or](_[0-9a-f]+)?$/), count)
  .refine((counts) => COUNTERS.every((counter) => counterKey(counter) in counts), 'no totals');
const limitsSchema = z.string().transform((text, context) => {
  const limits = unpackLimits(text);
  if (limits !== undefined) return limits;
  context.addIssue({ code: 'custom', message: 'no limits' });
  return z.NEVER;
});

/** Name of a counter within its window: of all users, or of one group of them. */
export function counterKey(counter: Counter, user?: string): string {
  return user === undefined ? COUNTER_KEYS[counter] : `${COUNTER_KEYS[counter]}_${user}`;
}

/** Reads an item (undefined: nobody has made a call yet). Throws CorruptBudgetError naming the attributes that are wrong. */
export function toBudgetState(item: Item | undefined): BudgetState {
  const entries = Object.entries(item ?? {}).filter(([name]) => WINDOW_NAME.test(name));
  const windows = z.record(z.string(), windowSchema).safeParse(Object.fromEntries(entries));
  const limits = limitsSchema.optional().safeParse(item?.[LIMITS]);
  if (windows.success && limits.success) {
    const uses = Object.entries(windows.data).map(([name, counts]) => [name, toUse(counts)] as const);
    return { limits: limits.data, windows: new Map(uses) };
  }
  const wrong = (windows.error?.issues ?? []).map(({ path }) => path.map(String));
  throw corruptBudget(limits.success ? wrong : [...wrong, [LIMITS]]);
}

function corruptBudget(paths: readonly (readonly string[])[]): CorruptBudgetError {
  // A table answers attributes in any order.
  const attributes = [...new Set(paths.flatMap((path) => path.slice(0, 1)))].sort();
  const bad = paths
    .map((path) => path.join('.'))
    .sort()
    .join(', ');
  return new CorruptBudgetError(attributes, `Expected a budget of calls, got bad ${bad}`);
}

function toUse(counts: Readonly<Record<string, number>>): WindowUse {
  const users = new Set(Object.keys(counts).flatMap((key) => key.split('_').slice(1)));
  const of = (user?: string) => ({
    overall: counts[counterKey('overall', user)] ?? 0,
    read: counts[counterKey('read', user)] ?? 0,
  });
  return { total: of(), byUser: new Map([...users].map((user) => [user, of(user)])) };
}
