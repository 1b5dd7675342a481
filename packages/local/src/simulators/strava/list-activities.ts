import type { Context } from 'hono';

import type { SimulatorEnv } from '../shared/simulator-env.ts';
import { seesPrivate } from './authenticate.ts';
import type { StravaActivity } from './strava-activity.ts';
import { badRequest } from './strava-error.ts';
import type { StravaState } from './strava-state.ts';
import { isProcessed } from './upload-state.ts';

const DEFAULT_PER_PAGE = 30;
const MOST_PER_PAGE = 200;

/**
 * Strava API v3, getLoggedInAthleteActivities: both bounds exclusive, newest first unless the settings say otherwise.
 * Throws StravaError 400.
 */
export function listActivities(state: StravaState, c: Context<SimulatorEnv>): StravaActivity[] {
  const after = readWhole(c, 'after') ?? -Infinity;
  const before = readWhole(c, 'before') ?? Infinity;
  const page = readWhole(c, 'page') ?? 1;
  const perPage = Math.min(readWhole(c, 'per_page') ?? DEFAULT_PER_PAGE, MOST_PER_PAGE);
  if (page < 1) throw invalid('page');
  if (perPage < 1) throw invalid('per_page');
  const isOldestFirst = after > -Infinity && state.settings.orderWithAfter === 'oldest-first';
  return visibleActivities(state, c)
    .filter(({ startMs }) => startMs / 1000 > after && startMs / 1000 < before)
    .sort((a, b) => (isOldestFirst ? newestFirst(b, a) : newestFirst(a, b)))
    .slice((page - 1) * perPage, page * perPage);
}

function newestFirst(a: StravaActivity, b: StravaActivity): number {
  return b.startMs - a.startMs || b.id - a.id;
}

/** What the token may see of the athlete's processed activities. */
function visibleActivities(state: StravaState, c: Context<SimulatorEnv>): StravaActivity[] {
  const { userId } = c.get('access');
  return [...state.activities.values()].filter(
    (activity) =>
      activity.userId === userId && isVisible(state, activity) && (!activity.isPrivate || seesPrivate(c)),
  );
}

/** Has its file been processed? Always true without one. */
export function isVisible(state: StravaState, { uploadId }: StravaActivity): boolean {
  const upload = uploadId === null ? undefined : state.uploads.get(uploadId);
  return upload === undefined || isProcessed(state, upload);
}

/** `before=` without a value is refused, as by Strava. */
function readWhole(c: Context<SimulatorEnv>, name: string): number | undefined {
  const text = c.req.query(name);
  if (text === undefined) return undefined;
  if (!/^-?\d+$/.test(text)) throw invalid(name);
  return Number(text);
}

function invalid(field: string) {
  return badRequest({ resource: 'Activity', field, code: 'invalid' });
}
