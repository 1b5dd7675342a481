import type { BudgetState } from './budget-state.ts';
import { capacityOf, countUsers, shareOf } from './fair-share.ts';
import { type CallKind, type Counter, COUNTERS_OF, type Limits } from './limits.ts';
import { type CallWindow, type WindowLengths, windowsOfCall } from './windows.ts';

/** What does not change while a process lives. */
export interface BudgetRules {
  readonly lengths: WindowLengths;
  /** In force until the provider tells others. */
  readonly initial: Limits;
}

/** Usage that the provider told, by window name: calls of others than us are in it. */
export type HeardUsage = ReadonlyMap<string, Readonly<Partial<Record<Counter, number>>>>;

/** A budget as one process knows it. */
export interface KnownBudget {
  readonly rules: BudgetRules;
  readonly state: BudgetState;
  readonly heard: HeardUsage;
}

/** Calls that were reserved and not made, in windows of which some are over. */
export interface PaidCalls {
  /** Names. */
  readonly windows: ReadonlySet<string>;
  readonly count: number;
}

/** Somebody wants to make a call. */
export interface Ask {
  /** Group of the user. */
  readonly user: string;
  readonly kind: CallKind;
  readonly at: Date;
  /** Of the same user and kind: where a window goes on, the next calls need not be paid for again. */
  readonly paid?: PaidCalls | undefined;
}

/** One counter of one window that a call may count to. */
export interface BudgetLine {
  readonly window: CallWindow;
  readonly counter: Counter;
  /** Most calls of all users and of this one. */
  readonly capacity: number;
  readonly share: number;
  readonly stored: number;
  /** Stored, or more when the provider told more. */
  readonly used: number;
  readonly usedByUser: number;
  /** Calls of this user that are counted in `stored` and may still be made. */
  readonly paid: number;
}

/** Every counter to which the call asked for may count, with what is used of it. */
export function linesOf({ rules, state, heard }: KnownBudget, { user, kind, at, paid }: Ask): BudgetLine[] {
  const limits = state.limits ?? rules.initial;
  const question = { users: countUsers(state, rules.lengths, { user, at: at.getTime() }), at: at.getTime() };
  return windowsOfCall(rules.lengths, at).flatMap((window) => {
    const use = state.windows.get(window.name);
    return COUNTERS_OF[kind].map((counter) => {
      const capacity = capacityOf(limits[counter][window.kind]);
      const stored = use?.total[counter] ?? 0;
      const used = Math.max(stored, heard.get(window.name)?.[counter] ?? 0);
      return {
        window,
        counter,
        capacity,
        share: shareOf(window, { capacity, ...question }),
        stored,
        used,
        usedByUser: use?.byUser.get(user)?.[counter] ?? 0,
        // What the provider told knows nothing of calls that were not made.
        paid: used === stored && paid?.windows.has(window.name) ? paid.count : 0,
      };
    });
  });
}

/** Calls that this user may still make by this line. */
export function roomOf({ capacity, share, used, usedByUser, paid }: BudgetLine): number {
  return paid + Math.max(0, Math.min(capacity - used, share - usedByUser));
}
