import type { PlanView } from '../../api/plan-view.ts';
import { callsFor, estimateByLimits, MAX_DAYS } from '../eta-by-limits.ts';
import type { RouteFacts } from '../eta.ts';
import type { ExpectedWork } from './expected-work.ts';

export interface PlannedWork extends ExpectedWork {
  readonly source: string;
  readonly destination: string;
  readonly totalChunks: number;
  /** Months of which everything was copied before: the source is asked for their list, and that is all. */
  readonly copiedChunks: number;
}

type Estimate = PlanView['estimate'];

/** The recording and the pulse of a workout, and a page of a list that most months fit on. */
const SOURCE_CALLS_PER_WORKOUT = 2;
const SOURCE_CALLS_PER_MONTH = 1;

/** The usual pace: reading and handing in a workout, listing a month and waiting for the destination; months at once. */
const SECONDS_PER_WORKOUT = 2;
const SECONDS_PER_MONTH = 10;
/** Its list, and the ledger that knows all of it: nothing is handed in, so the destination is not waited for. */
const SECONDS_PER_COPIED_MONTH = 2;
const MONTHS_AT_ONCE = 4;

/** Calls and time that a start would take from `now` on, nobody else beginning meanwhile. */
export function estimatePlan(work: PlannedWork, facts: RouteFacts, now: Date): Estimate {
  const { source, destination, totalChunks, copiedChunks, workoutsPerMonth } = work;
  const months = totalChunks - copiedChunks;
  const workouts = Math.round(months * workoutsPerMonth);
  const requests = [
    {
      provider: source,
      count: totalChunks * SOURCE_CALLS_PER_MONTH + workouts * SOURCE_CALLS_PER_WORKOUT,
    },
    { provider: destination, count: Math.ceil(callsFor({ workouts, months }).overall) },
  ];
  return { requests, ...duration(work, { workouts, months }, { facts, now }) };
}

function duration(
  work: PlannedWork,
  { workouts, months }: { readonly workouts: number; readonly months: number },
  { facts: { displayName, budget }, now }: { readonly facts: RouteFacts; readonly now: Date },
): Omit<Estimate, 'requests'> {
  const name = displayName(work.destination);
  const busySeconds =
    workouts * SECONDS_PER_WORKOUT +
    months * SECONDS_PER_MONTH +
    work.copiedChunks * SECONDS_PER_COPIED_MONTH;
  const byPace = { seconds: Math.ceil(busySeconds / MONTHS_AT_ONCE), reason: `A usual pace${and(work)}` };
  if (months === 0) return { ...byPace, reason: 'All months were copied before: only a look at the source' };
  if (budget === undefined) return byPace;
  if (budget === 'unreadable') {
    return { seconds: null, reason: `The limits of ${name} cannot be read for now` };
  }
  const end = estimateByLimits(budget, { workouts, months, from: now, isNewcomer: true });
  if (end === undefined) {
    return {
      seconds: null,
      reason: `More than ${MAX_DAYS.toLocaleString('en-US')} days at the limits of ${name}`,
    };
  }
  const seconds = Math.ceil((end - now.getTime()) / 1000);
  return seconds <= byPace.seconds
    ? byPace
    : { seconds, reason: `The limits of ${name}, shared by all users${and(work)}` };
}

function and({ workoutsPerMonth, isKnown }: ExpectedWork): string {
  const count = Number(workoutsPerMonth.toFixed(1));
  return `; ${count} workouts a month${isKnown ? ' as in earlier syncs' : ' by a guess'}`;
}
