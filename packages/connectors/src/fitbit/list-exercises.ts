import type { DateRange } from '@syncwell/core/domain/date-range';

import type { ProviderHttp } from '../http/provider-http.ts';
import type { ProviderSession } from '../ports.ts';
import { civilStartDay } from './civil-start-day.ts';
import { type ExerciseInterval, exercisePointSchema } from './data-point-schemas.ts';
import { toExerciseFilter } from './exercise-filter.ts';
import { listDataPoints } from './list-data-points.ts';
import { toUnreadableWorkout } from './to-unreadable-workout.ts';
import { type FitbitWorkout, toWorkout, type WorkoutContext } from './to-workout.ts';

/** Default and maximum for exercises. */
const PAGE_SIZE = 25;

/**
 * The workouts that start on a day of `range`, newest first, each once: a workout that is added while we read shifts
 * the later pages, and one already seen comes again. One that the filter let through by mistake is left to the range
 * it belongs to; one that cannot be read is there to be skipped. Throws ProviderError.
 */
export async function* listExercises(
  http: ProviderHttp,
  session: ProviderSession,
  { range, ...context }: WorkoutContext & { readonly range: DateRange },
): AsyncGenerator<FitbitWorkout> {
  const filter = toExerciseFilter(range);
  const query = { dataType: 'exercise', filter, pageSize: PAGE_SIZE };
  const seenIds = new Set<string>();
  for await (const point of listDataPoints(http, session, query)) {
    const { data } = exercisePointSchema.safeParse(point);
    if (data !== undefined && !startsWithin(data.exercise.interval, range)) continue;
    const workout = data === undefined ? toUnreadableWorkout(point, range) : toWorkout(data, context);
    if (seenIds.has(workout.sourceId)) continue;
    seenIds.add(workout.sourceId);
    yield workout;
  }
}

/** True also when nothing tells the day: the filter knew. */
function startsWithin(interval: ExerciseInterval, range: DateRange): boolean {
  const day = civilStartDay(interval);
  return day === undefined || isWithin(day, range);
}

function isWithin(day: string, { start, end }: DateRange): boolean {
  return day >= start && day <= end;
}
