import type { Hono } from 'hono';

import { addRuleRoutes, createAdminRoutes } from '../shared/admin-routes.ts';
import { readInput } from '../shared/read-input.ts';
import { foundActivitySchema, toFoundActivity } from './found-activity.ts';
import { isVisible } from './list-activities.ts';
import type { StravaActivity } from './strava-activity.ts';
import { stravaSettingsInput } from './strava-options.ts';
import type { StravaState } from './strava-state.ts';
import { stravaUserSchema } from './strava-user.ts';
import { uploadRuleSchema } from './upload-rule.ts';

/** One line of `GET /_admin/activities`. */
export interface AdminActivity {
  readonly userId: string;
  readonly id: string;
  /** With the extension; null = typed in by hand. */
  readonly externalId: string | null;
  readonly uploadId: string | null;
  /** ISO instant. */
  readonly startTime: string;
  readonly sportType: string;
  readonly distanceMeters: number;
  /** false = its file is still being processed. */
  readonly visible: boolean;
}

export function createStravaAdmin(state: StravaState): Hono {
  const admin = createAdminRoutes(state, stravaSettingsInput);
  addRuleRoutes(admin, '/upload-rules', { book: state.uploadRules, schema: uploadRuleSchema });
  admin.get('/users', (c) => c.json({ users: state.userIds().map((userId) => ({ userId })) }));
  admin.post('/users', async (c) => {
    const user = await readInput(c, stravaUserSchema);
    state.addUser(user);
    return c.json({ userId: user.userId }, 201);
  });
  admin.get('/usage', (c) =>
    c.json({ limits: state.settings.limits, usage: state.limiter.usage(state.core.clock.now()) }),
  );
  admin.get('/activities', (c) => {
    return c.json({
      activities: [...state.activities.values()].map((activity) => toAdminActivity(state, activity)),
    });
  });
  admin.post('/activities', async (c) => {
    const found = toFoundActivity(state.nextActivityId(), await readInput(c, foundActivitySchema));
    state.activities.set(found.id, found);
    return c.json(toAdminActivity(state, found), 201);
  });
  admin.delete('/activities/:id', (c) =>
    state.activities.delete(Number(c.req.param('id'))) ? c.body(null, 204) : c.notFound(),
  );
  admin.get('/activities/:id/tcx', (c) => {
    const tcx = state.activities.get(Number(c.req.param('id')))?.tcx;
    return typeof tcx === 'string' ? c.body(tcx, 200, { 'content-type': 'application/xml' }) : c.notFound();
  });
  return admin;
}

function toAdminActivity(state: StravaState, activity: StravaActivity): AdminActivity {
  return {
    userId: activity.userId,
    id: String(activity.id),
    externalId: activity.externalId,
    uploadId: activity.uploadId === null ? null : String(activity.uploadId),
    startTime: new Date(activity.startMs).toISOString(),
    sportType: activity.sportType,
    distanceMeters: activity.distanceMeters,
    visible: isVisible(state, activity),
  };
}
