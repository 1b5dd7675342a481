import * as z from 'zod';

const STRAVA_SCOPES = ['activity:write', 'activity:read_all'];

/** An athlete and their tokens, as `POST /_admin/users` takes them. */
export const stravaUserSchema = z.strictObject({
  userId: z.string().min(1),
  /** Absent = the athlete has not consented yet. */
  accessToken: z.string().min(1).optional(),
  refreshToken: z.string().min(1).optional(),
  scopes: z.array(z.string()).default(STRAVA_SCOPES),
  /** From now on; negative = expired already. */
  expiresInSeconds: z.int().default(24 * 3_600),
});

export type StravaUserInput = z.input<typeof stravaUserSchema>;
