import { type BudgetLine, roomOf } from './budget-lines.ts';
import { releaseOf } from './fair-share.ts';
import type { CallWindow, WindowLengths } from './windows.ts';

/** Which of a provider's limits is used up. */
export type UsedUpLimit = 'SHORT_TERM' | 'DAILY';

/** No call now. */
export interface BudgetRefusal {
  /** The next instant at which there may be calls again. */
  readonly until: Date;
  readonly limit: UsedUpLimit;
}

/** Until all lines that have no room open again; undefined while each has some. */
export function refusalOf(
  lines: readonly BudgetLine[],
  lengths: WindowLengths,
  at: Date,
): BudgetRefusal | undefined {
  const [first, ...rest] = lines
    .filter((line) => roomOf(line) === 0)
    .map((line) => opening(line, lengths, at));
  return first && rest.reduce(later, first);
}

/** When the provider counts anew, and our clock is sure of it. */
export function reopening({ kind, end }: CallWindow, { skew }: WindowLengths): BudgetRefusal {
  return { until: new Date(end + skew), limit: kind === 'day' ? 'DAILY' : 'SHORT_TERM' };
}

/** A line whose window is not used up, only this user's share of it, opens when the shares end. */
function opening(line: BudgetLine, lengths: WindowLengths, at: Date): BudgetRefusal {
  const full = reopening(line.window, lengths);
  const release = releaseOf(line.window);
  const isShareOnly = line.used < line.capacity && at.getTime() < release && release < line.window.end;
  return isShareOnly ? { ...full, until: new Date(release) } : full;
}

function later(a: BudgetRefusal, b: BudgetRefusal): BudgetRefusal {
  return b.until > a.until ? b : a;
}
