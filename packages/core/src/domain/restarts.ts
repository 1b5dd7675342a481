import { addDays, type CivilDate, toCivilDate, toUtcDate } from './civil-date.ts';

/** How often a user has begun new runs of one sync, by resume or retry, on one day (UTC). */
export interface Restarts {
  readonly day: CivilDate;
  readonly count: number;
}

/** How often a user may, as judged at `now`. */
export interface RestartLimit {
  readonly now: Date;
  /** Resumes and retries of one sync within a day (UTC). */
  readonly restartsPerDay: number;
}

/** What a restart at `now` leaves on a record with these `restarts`: on a later day the count begins anew. */
export function countRestart(restarts: Restarts | undefined, now: Date): Restarts {
  const { day, count } = current(restarts, now);
  return { day, count: count + 1 };
}

/** Whether a record with these `restarts` may be restarted once more on the day of `now`. */
export function isRestartLeft(
  restarts: Restarts | undefined,
  { now, restartsPerDay }: RestartLimit,
): boolean {
  return current(restarts, now).count < restartsPerDay;
}

/** The instant from which a limit that is used up at `now` is whole again: the next midnight, UTC. */
export function nextRestartsAt(now: Date): Date {
  return new Date(toUtcDate(addDays(toCivilDate(now), 1)).getTime());
}

/** Of the day of `now`, or of the day after it: a clock that is ahead has begun that one already. */
function current(restarts: Restarts | undefined, now: Date): Restarts {
  const today = toCivilDate(now);
  const isCurrent = restarts?.day === today || restarts?.day === addDays(today, 1);
  return isCurrent ? restarts : { day: today, count: 0 };
}
