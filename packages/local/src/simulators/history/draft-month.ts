import { seededRandom, type SeededRandom } from './seeded-random.ts';
import { type SpecialMonth, withSpecialCases } from './special-cases.ts';
import { HISTORY_SPORTS } from './sport.ts';
import type { WorkoutDraft } from './workout-draft.ts';
import { workoutsInMonth } from './workouts-in-month.ts';
import { daysOf } from './zone-time.ts';

/** Hours at which a workout may start, plus up to two more: two on one day never touch. */
const HOURS: readonly [number, ...number[]] = [6, 10, 14, 18];
const FROM_APPS_SHARE = 0.05;

/** The workouts of one month, decided by seed and month only. */
export function draftMonth(seed: string, month: SpecialMonth): readonly WorkoutDraft[] {
  const count = workoutsInMonth(seed, month.month);
  const random = seededRandom(seed, month.month, 'drafts');
  const days = daysOf(month.month);
  const drafts = Array.from({ length: count }, (_, index) => {
    const day = days[Math.floor((index * days.length) / count)] ?? `${month.month}-01`;
    return draftWorkout(random, { day, index, timeZone: month.timeZone });
  });
  return withSpecialCases(drafts, month);
}

function draftWorkout(
  random: SeededRandom,
  { day, index, timeZone }: { day: string; index: number; timeZone: string },
): WorkoutDraft {
  const hour = (HOURS[index % HOURS.length] ?? HOURS[0]) + random.integer(0, 1);
  const clock = [hour, random.integer(0, 59), random.integer(0, 59)].map((part) =>
    String(part).padStart(2, '0'),
  );
  return {
    civilStart: `${day}T${clock.join(':')}`,
    timeZone,
    sport: random.pick(HISTORY_SPORTS),
    minutes: random.integer(15, 75),
    manual: false,
    applicationPackage: random.happens(FROM_APPS_SHARE) ? 'com.example.gym' : undefined,
  };
}
