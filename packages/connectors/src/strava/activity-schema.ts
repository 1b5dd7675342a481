import * as z from 'zod';

import { idSchema } from './id-schema.ts';

/** Strava API v3, `SummaryActivity`: the fields in use. `start_date` is UTC; `start_date_local` only looks like it. */
const activitySchema = z.object({
  id: idSchema,
  external_id: z.string().nullish(),
  start_date: z.string().refine((text) => !Number.isNaN(Date.parse(text))),
  sport_type: z.string().nullish(),
});

/** One page of `GET /athlete/activities`. */
export const activityPageSchema = z.array(activitySchema);
export type Activity = z.output<typeof activitySchema>;
