import type { Clock } from '@syncwell/core/ports';
import * as z from 'zod';

import type { StravaUserInput } from './strava-user.ts';

/** Requests per window. */
export interface StravaLimit {
  readonly quarterHour: number;
  readonly day: number;
}

/**
 * An upload is done at the poll after `polls` others, or `ms` after it came, whatever is first; `never` = it stays in
 * processing.
 */
export type Processing = { readonly polls: number; readonly ms: number } | 'never';

/** How the simulated Strava behaves. */
export interface StravaSettings {
  /** Of the whole application. Default 200 / 2,000 overall, 100 / 1,000 reads: those of a new application. */
  readonly limits: { readonly overall: StravaLimit; readonly read: StravaLimit };
  /** Default 1 poll, 2,000 ms. */
  readonly processing: Processing;
  /** What makes an upload a duplicate of an earlier one of the athlete. Default both. */
  readonly duplicates: { readonly externalId: boolean; readonly startTime: boolean };
  /** How the error names the activity that a duplicate doubles: plainly, or by an HTML link. Default `plain`. */
  readonly duplicateText: 'plain' | 'link';
  /**
   * What is appended to the external id of a gzip file: is `.gz` a part of its extension? Not documented. Default
   * `dropped`: `.tcx`.
   */
  readonly gzExtension: 'dropped' | 'kept';
  /** Does a refresh end the old refresh token: never, at once, or after a while? Default `always`. */
  readonly refreshRotation: 'never' | 'always' | 'grace';
  /** How long an old refresh token lives on with `grace`. Default 120 s. */
  readonly refreshGraceSeconds: number;
  /** Life of an access token from the token endpoint. Default 21,600 s. */
  readonly accessTokenSeconds: number;
  /** Order of a list that was asked for `after` an instant; others come newest first. Default `newest-first`. */
  readonly orderWithAfter: 'newest-first' | 'oldest-first';
  /** false = the application is inactive: every API request is refused with 403. Default true. */
  readonly appActive: boolean;
  /** Most athletes that may be connected, null = any number. A new application has 10. Default null. */
  readonly athleteCap: number | null;
  /** Credentials that the OAuth endpoints accept. */
  readonly client: { readonly id: string; readonly secret: string };
}

export interface StravaSimulatorOptions extends Partial<StravaSettings> {
  readonly clock: Clock;
  readonly users?: readonly StravaUserInput[];
  /** Wait before every answer. Default 0. */
  readonly latencyMs?: number;
  /** Length of the quarter hour and of the day in which requests are counted, as a part of real ones. Default 1. */
  readonly windowScale?: number;
}

export const STRAVA_DEFAULTS: StravaSettings = {
  limits: { overall: { quarterHour: 200, day: 2_000 }, read: { quarterHour: 100, day: 1_000 } },
  processing: { polls: 1, ms: 2_000 },
  duplicates: { externalId: true, startTime: true },
  duplicateText: 'plain',
  gzExtension: 'dropped',
  refreshRotation: 'always',
  refreshGraceSeconds: 120,
  accessTokenSeconds: 21_600,
  orderWithAfter: 'newest-first',
  appActive: true,
  athleteCap: null,
  client: { id: 'simulated-client', secret: 'simulated-secret' },
};

const limit = z.strictObject({ quarterHour: z.int().nonnegative(), day: z.int().nonnegative() });

export const processingSchema = z.union([
  z.strictObject({ polls: z.int().nonnegative(), ms: z.int().nonnegative() }),
  z.literal('never'),
]);

/** What `PATCH /_admin/settings` takes. */
export const stravaSettingsInput = z
  .strictObject({
    limits: z.strictObject({ overall: limit, read: limit }),
    processing: processingSchema,
    duplicates: z.strictObject({ externalId: z.boolean(), startTime: z.boolean() }),
    duplicateText: z.enum(['plain', 'link']),
    gzExtension: z.enum(['dropped', 'kept']),
    refreshRotation: z.enum(['never', 'always', 'grace']),
    refreshGraceSeconds: z.int().nonnegative(),
    accessTokenSeconds: z.int().positive(),
    orderWithAfter: z.enum(['newest-first', 'oldest-first']),
    appActive: z.boolean(),
    athleteCap: z.int().nonnegative().nullable(),
  })
  .partial();
