import {
  absent,
  add,
  type Change,
  type Clause,
  type Condition,
  equals,
  exists,
  moreThan,
  remove,
  set,
} from '../change.ts';
import type { Item, ItemValue } from '../item.ts';
import { limitsAsRead } from './budget-clauses.ts';
import { type BudgetState, counterKey, LIMITS, MENDS } from './budget-state.ts';
import { type CallKind, COUNTERS_OF, type Limits, packLimits } from './limits.ts';
import type { CallWindow } from './windows.ts';

/** The provider told other limits than those stored. */
export function learnLimits(read: BudgetState, limits: Limits): Change {
  return {
    name: 'learn limits',
    clauses: [limitsAsRead(read)],
    effects: [set([LIMITS], packLimits(limits))],
  };
}

/** Calls that were reserved and will never be made. */
export interface Leftover {
  readonly kind: CallKind;
  readonly windows: readonly string[];
  readonly count: number;
}

/** Takes calls back out of every window that they were counted in. Applied twice it would be wrong: send it once. */
export function giveBack(user: string, leftovers: readonly Leftover[]): Change {
  const sums = new Map<string, number>();
  for (const { kind, windows, count } of leftovers) {
    const keys = COUNTERS_OF[kind].flatMap((counter) => [counterKey(counter), counterKey(counter, user)]);
    for (const path of windows.flatMap((name) => keys.map((key) => `${name} ${key}`))) {
      sums.set(path, (sums.get(path) ?? 0) + count);
    }
  }
  const back = [...sums].map(([path, count]) => ({ path: path.split(' ') as [string, string], count }));
  const [first, ...rest] = back.map(({ path, count }): Clause => ({
    name: `${path.join(' ')} holds them`,
    holds: moreThan(path, count - 1),
  }));
  if (first === undefined) throw new RangeError('Expected `leftovers` to hold a call, got none');
  return {
    name: 'give back',
    clauses: [first, ...rest],
    effects: back.map(({ path, count }) => add(path, -count)),
  };
}

/** A user found no room in this short window: counted among those at work, so that the next one has a share for them. */
export function noteDemand({ name }: CallWindow, user: string): Change {
  const mine = [name, counterKey('overall', user)] as const;
  return {
    name: 'note demand',
    clauses: [
      { name: 'window has calls', holds: exists([name]) },
      { name: 'user has none', holds: absent(mine) },
    ],
    effects: [add(mine, 0)],
  };
}

/**
 * Takes these attributes of `read` away, which cannot be read. Each such write is counted, so that a late one, or one that
 * is sent twice, does not take away what was counted since.
 */
export function forgetDamage({ [MENDS]: mends }: Item, attributes: readonly string[]): Change {
  return {
    name: 'forget damage',
    clauses: [{ name: 'mends as read', holds: mendsAsRead(mends) }],
    effects: [
      ...attributes.map((name) => remove([name])),
      set([MENDS], typeof mends === 'number' ? mends + 1 : 1),
    ],
  };
}

function mendsAsRead(mends: ItemValue | undefined): Condition {
  if (mends === undefined) return absent([MENDS]);
  // Damaged, too: it is a number afterwards.
  return typeof mends === 'number' ? equals([MENDS], mends) : exists([MENDS]);
}
