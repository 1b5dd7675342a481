import * as z from 'zod';

import { isSportType } from './sport-types.ts';
import type { StravaActivity } from './strava-activity.ts';

/** An activity that is there already, however it came, as `POST /_admin/activities` takes it. */
export const foundActivitySchema = z.strictObject({
  userId: z.string().min(1),
  startTime: z.iso.datetime(),
  elapsedSeconds: z.int().positive(),
  sportType: z.string().refine(isSportType).default('Run'),
  /** As the app that made it named it, extension included; null = typed in by hand. */
  externalId: z.string().min(1).nullable().default(null),
  name: z.string().default('Found here'),
  distanceMeters: z.number().nonnegative().default(0),
  isPrivate: z.boolean().default(false),
});

export function toFoundActivity(id: number, found: z.output<typeof foundActivitySchema>): StravaActivity {
  const { startTime, ...rest } = found;
  return {
    ...rest,
    id,
    uploadId: null,
    startMs: Date.parse(startTime),
    movingSeconds: found.elapsedSeconds,
    averageHeartRate: undefined,
    startPosition: undefined,
    trainer: false,
    commute: false,
    tcx: null,
  };
}
