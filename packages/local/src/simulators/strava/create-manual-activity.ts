import type { Context } from 'hono';

import { readForm } from '../shared/read-form.ts';
import type { SimulatorEnv } from '../shared/simulator-env.ts';
import { isSportType } from './sport-types.ts';
import type { StravaActivity } from './strava-activity.ts';
import { badRequest } from './strava-error.ts';
import type { StravaState } from './strava-state.ts';

const REQUIRED = ['name', 'sport_type', 'start_date_local', 'elapsed_time'] as const;

/** Strava API v3, createActivity. There is no external id: the same request again makes another. Throws StravaError. */
export async function createManualActivity(
  state: StravaState,
  c: Context<SimulatorEnv>,
): Promise<StravaActivity> {
  const form = await readForm(c);
  const missing = REQUIRED.filter((field) => !form[field]);
  if (missing.length > 0) throw badRequest(...missing.map((field) => flaw(field, 'missing')));
  const startMs = Date.parse(`${(form['start_date_local'] ?? '').replace(/Z$/, '')}Z`);
  const elapsedSeconds = Number(form['elapsed_time']);
  if (Number.isNaN(startMs)) throw badRequest(flaw('start_date_local', 'invalid'));
  if (!Number.isInteger(elapsedSeconds) || elapsedSeconds <= 0)
    throw badRequest(flaw('elapsed_time', 'invalid'));
  const activity: StravaActivity = {
    id: state.nextActivityId(),
    userId: c.get('access').userId,
    name: form['name'] ?? '',
    externalId: null,
    uploadId: null,
    sportType: isSportType(form['sport_type'] ?? '') ? (form['sport_type'] ?? '') : 'Workout',
    startMs,
    elapsedSeconds,
    movingSeconds: elapsedSeconds,
    distanceMeters: Number(form['distance'] ?? 0),
    averageHeartRate: undefined,
    startPosition: undefined,
    isPrivate: false,
    trainer: form['trainer'] === '1',
    commute: form['commute'] === '1',
    tcx: null,
  };
  state.activities.set(activity.id, activity);
  return activity;
}

function flaw(field: string, code: string) {
  return { resource: 'Activity', field, code };
}
