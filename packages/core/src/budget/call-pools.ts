import type { PaidCalls } from '../domain/budget/budget-lines.ts';
import type { CallKind } from '../domain/budget/limits.ts';
import { type CallWindow, type WindowLengths, windowsOfCall } from '../domain/budget/windows.ts';

/** Reserved calls of one user that were not made yet. */
export interface CallPool {
  readonly kind: CallKind;
  /** The windows that they are paid for in. */
  readonly windows: readonly CallWindow[];
  left: number;
}

/** Takes one call out of the pool; false when it is empty, or a call at `at` may count to a window it did not pay for. */
export function takeFrom(pool: CallPool | undefined, lengths: WindowLengths, at: Date): boolean {
  if (pool === undefined || pool.left === 0) return false;
  const paid = new Set(pool.windows.map(({ name }) => name));
  if (!windowsOfCall(lengths, at).every(({ name }) => paid.has(name))) return false;
  pool.left -= 1;
  return true;
}

/** What of the pool is paid for and still to be made, should some of its windows go on; undefined = nothing. */
export function paidBy(pool: CallPool | undefined): PaidCalls | undefined {
  if (pool === undefined || pool.left === 0) return undefined;
  return { windows: new Set(pool.windows.map(({ name }) => name)), count: pool.left };
}
