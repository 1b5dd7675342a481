import type { CivilDate } from '@syncwell/core/domain/civil-date';
import { planChunks } from '@syncwell/core/domain/chunk-plan';

import { createWorkout } from './create-workout.ts';
import { draftMonth } from './draft-month.ts';
import { civilStartMs, type Workout } from './workout.ts';

/** Where a person of a seeded history lives unless said otherwise. */
export const HOME_ZONE = 'Europe/Berlin';

export interface HistoryOptions {
  readonly seed: string;
  /** Civil days, both inclusive. */
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** Where the user lives: IANA name. Default Europe/Berlin. */
  readonly timeZone?: string;
}

/**
 * The workouts of a person who trains 9 to 10 times a month, oldest month first. A month has the same workouts
 * whatever the range; any four years hold every case that `special-cases.ts` and `workouts-in-month.ts` name.
 */
export function createHistory({ seed, from, to, timeZone = HOME_ZONE }: HistoryOptions): Workout[] {
  return planChunks({ start: from, end: to }).flatMap(({ start, end }) => {
    const month = start.slice(0, 7);
    return draftMonth(seed, { month, timeZone })
      .map((draft, index) => createWorkout(draft, { seed, month, index }))
      .filter((workout) => {
        const day = new Date(civilStartMs(workout)).toISOString().slice(0, 10);
        return day >= start && day <= end;
      });
  });
}
