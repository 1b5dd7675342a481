import {
  absent,
  add,
  anyOf,
  atMost,
  type Change,
  type Clause,
  type Effect,
  lessThan,
  set,
} from '../change.ts';
import type { Item } from '../item.ts';
import type { Ask, BudgetLine, KnownBudget } from './budget-lines.ts';
import { counterKey } from './budget-state.ts';
import { limitsAsRead, forgetOldWindows } from './budget-clauses.ts';
import { COUNTERS, type Counter } from './limits.ts';

export interface Reservation extends Ask {
  readonly lines: readonly BudgetLine[];
  readonly count: number;
}

/**
 * One write that counts `count` calls in every window that they may fall into. Clause by clause:
 * - limits as read: the figures below were computed from them;
 * - for a window that has calls: room for all, room for this user; counted on top of what is there, or of what the
 *   provider told when that is more;
 * - for a window without any: still none. Windows that are over leave with the same write.
 * Calls that are paid for in a window that goes on, and were not made, are not counted there again.
 */
export function toReservationChange(known: KnownBudget, reservation: Reservation): Change {
  const { lines } = reservation;
  const windows = [...new Set(lines.map(({ window }) => window.name))];
  const fresh = windows.filter((name) => !known.state.windows.has(name));
  const counted = lines.filter(
    (line) => !fresh.includes(line.window.name) && newCalls(line, reservation) > 0,
  );
  return {
    name: 'reserve',
    clauses: [
      limitsAsRead(known.state),
      ...fresh.map((name) => ({ name: `${name} has no calls`, holds: absent([name]) })),
      ...counted.flatMap((line) => roomClauses(line, reservation)),
    ],
    effects: [
      ...counted.flatMap((line) => countEffects(line, reservation)),
      ...fresh.map((name) => set([name], firstUse(known, name, reservation))),
      ...(fresh.length > 0 ? forgetOldWindows(known, reservation.at) : []),
    ],
  };
}

function newCalls({ paid }: BudgetLine, { count }: Reservation): number {
  return Math.max(0, count - paid);
}

function roomClauses(line: BudgetLine, reservation: Reservation): Clause[] {
  const { window, counter, capacity, share, stored, used } = line;
  const { user } = reservation;
  const count = newCalls(line, reservation);
  const total = [window.name, counterKey(counter)] as const;
  const mine = [window.name, counterKey(counter, user)] as const;
  const name = `${window.name} ${counter}`;
  return [
    used > stored
      ? { name: `${name} below what was told`, holds: lessThan(total, used) }
      : { name: `${name} has room`, holds: atMost(total, capacity - count) },
    { name: `${name} has room for the user`, holds: anyOf(absent(mine), atMost(mine, share - count)) },
  ];
}

function countEffects(line: BudgetLine, reservation: Reservation): Effect[] {
  const { window, counter, stored, used } = line;
  const { user } = reservation;
  const count = newCalls(line, reservation);
  const total = [window.name, counterKey(counter)] as const;
  return [
    used > stored ? set(total, used + count) : add(total, count),
    add([window.name, counterKey(counter, user)], count),
  ];
}

/** Both counters are there from the start, whatever the first call is. */
function firstUse({ heard }: KnownBudget, name: string, { lines, user, count }: Reservation): Item {
  const counts = (counter: Counter) => lines.some((line) => line.counter === counter);
  const entries = COUNTERS.flatMap((counter) => {
    const told = heard.get(name)?.[counter] ?? 0;
    if (!counts(counter)) return [[counterKey(counter), told] as const];
    return [[counterKey(counter), told + count] as const, [counterKey(counter, user), count] as const];
  });
  return Object.fromEntries(entries);
}
