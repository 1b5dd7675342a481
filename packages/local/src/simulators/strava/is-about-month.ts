import type { Context } from 'hono';

import type { SimulatorEnv } from '../shared/simulator-env.ts';
import type { StravaState } from './strava-state.ts';
import { parseTcx } from '../tcx/parse-tcx.ts';
import { TcxError } from '../tcx/tcx-error.ts';

/**
 * Uploading a TCX, polling it and reading the activity are about the month (UTC) in which the workout starts.
 * Other requests are about none.
 */
export async function isAboutMonth(
  state: StravaState,
  c: Context<SimulatorEnv>,
  month: string,
): Promise<boolean> {
  const start = c.req.method === 'POST' ? await startOfUpload(c) : startOfActivity(state, c.req.path);
  return start !== undefined && start.startsWith(month);
}

async function startOfUpload(c: Context<SimulatorEnv>): Promise<string | undefined> {
  if (!c.req.path.endsWith('/uploads')) return undefined;
  const { file } = await c.req.parseBody();
  if (!(file instanceof File)) return undefined;
  try {
    return parseTcx(await file.text()).id;
  } catch (error) {
    if (error instanceof TcxError) return undefined;
    throw error;
  }
}

function startOfActivity({ uploads, activities }: StravaState, path: string): string | undefined {
  const { kind, id } = /\/(?<kind>uploads|activities)\/(?<id>\d+)/.exec(path)?.groups ?? {};
  const result = kind === 'uploads' ? uploads.get(Number(id))?.result : { activityId: Number(id) };
  const activity =
    result !== undefined && 'activityId' in result ? activities.get(result.activityId) : undefined;
  return activity && new Date(activity.startMs).toISOString();
}
