import { seededRandom, stableHash } from './seeded-random.ts';

const CYCLE_MONTHS = 48;
const MONTHS_PER_YEAR = 12;

/**
 * Months of the cycle whose number of workouts tries the page rules: nothing, one, exactly a page of 25, one more
 * than a page, and pages after pages. All of them away from the months of clock changes and of leap days.
 */
const TRYING_MONTHS: Readonly<Record<number, number>> = { 5: 0, 22: 1, 24: 25, 31: 26, 43: 60 };

const FEWEST = 6;
const MOST = 10;

/**
 * How many workouts `month` (`YYYY-MM`) has: a matter of seed and month only. Any four years hold each trying month
 * once and 370 workouts at least, about 455 on average.
 */
export function workoutsInMonth(seed: string, month: string): number {
  const [year, monthOfYear] = month.split('-').map(Number) as [number, number];
  // Whole years of shift: the trying months stay the same months of the year.
  const shift = MONTHS_PER_YEAR * (stableHash(seed, 'cycle') % (CYCLE_MONTHS / MONTHS_PER_YEAR));
  const slot = (year * MONTHS_PER_YEAR + monthOfYear - 1 + shift) % CYCLE_MONTHS;
  return TRYING_MONTHS[slot] ?? seededRandom(seed, month, 'count').integer(FEWEST, MOST);
}
