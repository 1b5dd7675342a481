import type { KnownBudget } from './budget/budget-lines.ts';
import { capacityOf, countUsers, releaseOf, shareOf } from './budget/fair-share.ts';
import { type Counter, COUNTERS } from './budget/limits.ts';
import { type CallWindow, windowAt } from './budget/windows.ts';

/** What is still to be copied. */
export interface WorkLeft {
  readonly workouts: number;
  readonly months: number;
  /** When it goes on. */
  readonly from: Date;
  /** It is begun by somebody who is not at work yet. */
  readonly isNewcomer?: true;
}

type Calls = Readonly<Record<Counter, number>>;

/** An upload for each workout, and the lists that show several of them. */
const READS_PER_WORKOUT = 0.5;
const READS_PER_MONTH = 1;
/** A name that no group of users has. */
const NEWCOMER = 'newcomer';
/** Beyond it an estimate is no help. */
export const MAX_DAYS = 1_000;

/**
 * Epoch milliseconds at which one user's share of the limits has been enough for the work, those at work now staying
 * the only ones; undefined when that is years away.
 */
export function estimateByLimits(budget: KnownBudget, work: WorkLeft): number | undefined {
  let at = work.from.getTime();
  const share = createShare(budget, work, at);
  let left = 1;
  for (let day = 0; day < MAX_DAYS; day += 1) {
    const today = windowAt('day', budget.rules.lengths, at);
    let doneToday = 0;
    for (const { end, part } of share.phasesOf(today)) {
      if (at >= end) continue;
      const shortWindows = Math.ceil((end - at) / budget.rules.lengths.short);
      const possible = Math.max(0, Math.min(part - doneToday, shortWindows * share.perShortWindow));
      if (left <= possible)
        return at + (Math.ceil(left / share.perShortWindow) - 1) * budget.rules.lengths.short;
      left -= possible;
      doneToday += possible;
      at = end;
    }
  }
  return undefined;
}

/** What one of those at work may do, as parts of the whole work. */
function createShare({ rules, state }: KnownBudget, work: WorkLeft, at: number) {
  const limits = state.limits ?? rules.initial;
  const need = callsFor(work);
  const asking = work.isNewcomer ? { user: NEWCOMER, at } : { at };
  const users = Math.max(1, countUsers(state, rules.lengths, asking));
  const partOf = (calls: (counter: Counter) => number) =>
    Math.min(...COUNTERS.map((counter) => calls(counter) / need[counter]));
  const short = windowAt('short', rules.lengths, at);
  return {
    perShortWindow: partOf((counter) =>
      shareOf(short, { capacity: capacityOf(limits[counter].short), users, at: short.start }),
    ),
    /** A day's shares, and then what nobody used; what is used already is taken to be everybody's alike. */
    phasesOf: (day: CallWindow) => {
      const use = state.windows.get(day.name)?.total;
      const part = (until: number) =>
        partOf((counter) => {
          const capacity = capacityOf(limits[counter].day);
          const mine =
            until === day.end ? capacity / users : shareOf(day, { capacity, users, at: day.start });
          return mine - (use?.[counter] ?? 0) / users;
        });
      return [releaseOf(day), day.end].map((end) => ({ end, part: part(end) }));
    },
  };
}

/** Calls to a destination that so much work takes. */
export function callsFor({ workouts, months }: Pick<WorkLeft, 'workouts' | 'months'>): Calls {
  const read = workouts * READS_PER_WORKOUT + months * READS_PER_MONTH;
  return { overall: workouts + read, read };
}
