import { absent, add, type Change, type Clause, exists, moreThan, set } from '../change.ts';
import { limitsAsRead } from './budget-clauses.ts';
import { type BudgetState, counterKey, LIMITS } from './budget-state.ts';
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
  readonly user: string;
  readonly kind: CallKind;
  readonly windows: readonly string[];
  readonly count: number;
}

/** Takes calls back out of every window that they were counted in. Applied twice it would be wrong: send it once. */
export function giveBack({ user, kind, windows, count }: Leftover): Change {
  const paths = windows.flatMap((name) =>
    COUNTERS_OF[kind].flatMap((counter) => [
      [name, counterKey(counter)] as const,
      [name, counterKey(counter, user)] as const,
    ]),
  );
  const [first, ...rest] = paths.map((path): Clause => ({
    name: `${path.join(' ')} holds them`,
    holds: moreThan(path, count - 1),
  }));
  if (first === undefined) throw new RangeError('Expected `windows` to name a window, got none');
  return { name: 'give back', clauses: [first, ...rest], effects: paths.map((path) => add(path, -count)) };
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
