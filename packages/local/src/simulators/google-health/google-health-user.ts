import * as z from 'zod';

import type { HistoryOptions } from '../history/create-history.ts';
import { historyInput } from '../history/history-input.ts';
import type { Workout } from '../history/workout.ts';

const SCOPE_PREFIX = 'https://www.googleapis.com/auth/googlehealth.';

export const ALL_SCOPES = [
  'activity_and_fitness',
  'location',
  'health_metrics_and_measurements',
  'sleep',
  'profile',
].map((group) => `${SCOPE_PREFIX}${group}.readonly`);

/** A user, their tokens and their workouts, as `POST /_admin/users` takes them. */
export const googleHealthUserSchema = historyInput.extend({
  userId: z.string().regex(/^[A-Za-z0-9-]{1,63}$/),
  /** Absent = the user has not consented yet. */
  accessToken: z.string().min(1).optional(),
  refreshToken: z.string().min(1).optional(),
  /** Full scope URLs. */
  scopes: z.array(z.string()).default(ALL_SCOPES),
  /** From now on; negative = expired already. */
  expiresInSeconds: z.int().default(24 * 3_600),
  /** false = the Google account has no Google Health: every read answers ACCOUNT_NOT_LINKED. */
  linked: z.boolean().default(true),
});

export type GoogleHealthUserInput = z.input<typeof googleHealthUserSchema> & {
  /** Further workouts, made by the caller. */
  readonly workouts?: readonly Workout[];
};

export interface GoogleHealthUser {
  readonly userId: string;
  readonly linked: boolean;
  /** Newest start first, as the lists are. */
  readonly workouts: readonly Workout[];
  /** The days of which there are steps, sleep and weight, too; undefined = none. */
  readonly days: HistoryOptions | undefined;
}
