import type { LocalProcessName } from '../local-system.ts';
import { seededRandom } from '../simulators/history/seeded-random.ts';

/** One kill -9 to come. */
export interface PlannedKill {
  readonly target: LocalProcessName;
  /** Share of the sync that is settled at the earliest, percent. */
  readonly atPercent: number;
  /** And so much later. */
  readonly delayMs: number;
}

/** A chunk is tried five times before it is failed, rightly: fewer kills than that can never fail one. */
const MOST_KILLS_PER_SYNC = 3;
/** Later ones would often find the sync at its end. */
const LAST_PERCENT = 90;
const LONGEST_DELAY_MS = 1_500;

/** The kills of one sync, `most` of them at most, in the order in which they are due. */
export function planKills({ seed, sync, most }: { seed: number; sync: number; most: number }): PlannedKill[] {
  const random = seededRandom('kills', String(seed), String(sync));
  const count = Math.min(random.integer(1, MOST_KILLS_PER_SYNC), most);
  const kills = Array.from({ length: count }, () => ({
    target: random.pick<LocalProcessName>(['services', 'pump']),
    atPercent: random.integer(0, LAST_PERCENT),
    delayMs: random.integer(0, LONGEST_DELAY_MS),
  }));
  return kills.sort((one, other) => one.atPercent - other.atPercent);
}
