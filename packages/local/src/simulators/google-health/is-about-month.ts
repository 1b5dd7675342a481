import type { Context } from 'hono';

import { civilMonth } from '../history/workout.ts';
import type { SimulatorEnv } from '../shared/simulator-env.ts';
import { parseFilter, type TimeFilter } from './filter/parse-filter.ts';
import { GoogleApiError } from './google-api-error.ts';
import type { GoogleHealthState } from './google-health-state.ts';

const EXERCISES = /\/dataTypes\/exercise\/dataPoints(?:\/(?<id>[^:/]+))?/;

/**
 * A list of exercises is about the months that its filter touches; a get or an export about the month in which the
 * workout starts on the wall calendar. Other requests are about none: heart rate does not know of workouts.
 */
export function isAboutMonth(state: GoogleHealthState, c: Context<SimulatorEnv>, month: string): boolean {
  const match = EXERCISES.exec(c.req.path);
  if (match === null) return false;
  const id = match.groups?.['id'];
  if (id === undefined) return readRanges(c.req.query('filter') ?? '').some((range) => touches(range, month));
  const workout = state.users.get(c.get('access').userId)?.workouts.find((candidate) => candidate.id === id);
  return workout !== undefined && civilMonth(workout) === month;
}

function touches(range: TimeFilter, month: string): boolean {
  const startMs = Date.parse(`${month}-01T00:00:00Z`);
  const nextMs = new Date(startMs).setUTCMonth(new Date(startMs).getUTCMonth() + 1);
  return range.fromMs < nextMs && range.toMs > startMs;
}

/** A filter that will be refused is about nothing: the refusal is the answer. */
function readRanges(filter: string): TimeFilter[] {
  try {
    return parseFilter(filter, 'exercise');
  } catch (error) {
    if (error instanceof GoogleApiError) return [];
    throw error;
  }
}
