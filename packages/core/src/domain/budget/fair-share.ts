import type { BudgetState } from './budget-state.ts';
import { type CallWindow, windowAt, windowBefore, type WindowLengths } from './windows.ts';

/** Part of every limit that history leaves to live traffic: it does not ask here, its use is learnt from the answers. */
const LIVE_SHARE = 0.1;
/** Part of the rest that those at work leave to somebody who comes later in the same window. */
const NEWCOMER_SHARE = 0.2;
/** Part of a day after which nothing is kept any more: by then whoever is there may have what is left. */
const RELEASE_AFTER = 0.75;

/** Calls of one window that history may make; at least one, or a limit that was raised would never be heard of. */
export function capacityOf(limit: number): number {
  return Math.max(1, Math.floor(limit * (1 - LIVE_SHARE)));
}

/** When the shares of a window end, epoch milliseconds. Those of a short one never: the next window is near. */
export function releaseOf({ kind, start, end }: CallWindow): number {
  return kind === 'day' ? start + (end - start) * RELEASE_AFTER : end;
}

export interface ShareQuestion {
  readonly capacity: number;
  /** Users at work, the asking one included: 1 or more. */
  readonly users: number;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Calls of the window that one user may make; at least one. */
export function shareOf(window: CallWindow, { capacity, users, at }: ShareQuestion): number {
  if (at >= releaseOf(window)) return capacity;
  return Math.max(1, Math.floor((capacity * (1 - NEWCOMER_SHARE)) / users));
}

/** Users at work: those with a call, or a refused one, in this short window or the one before; and `user`. */
export function countUsers(state: BudgetState, lengths: WindowLengths, asking: AskingUser): number {
  const now = windowAt('short', lengths, asking.at);
  const groups = [now, windowBefore(now, lengths)].flatMap(({ name }) => [
    ...(state.windows.get(name)?.byUser.keys() ?? []),
  ]);
  return new Set([...groups, ...(asking.user === undefined ? [] : [asking.user])]).size;
}

export interface AskingUser {
  /** Undefined: nobody in particular asks. */
  readonly user?: string;
  readonly at: number;
}
