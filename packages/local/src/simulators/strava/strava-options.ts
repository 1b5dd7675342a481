import type { Clock } from '@syncwell/core/ports';

import type { StravaUserInput } from './strava-user.ts';

/** Requests per window. */
export interface StravaLimit {
  readonly quarterHour: number;
  readonly day: number;
}

export interface StravaSimulatorOptions {
  readonly clock: Clock;
  readonly users?: readonly StravaUserInput[];
  /** Of the whole application. Default 200 / 2,000 overall, 100 / 1,000 reads: those of a new application. */
  readonly limits?: { readonly overall: StravaLimit; readonly read: StravaLimit };
  /**
   * An upload is done at the poll after `polls` others, or `ms` after it came, whatever is first.
   * Default 1 poll, 2,000 ms.
   */
  readonly processing?: { readonly polls: number; readonly ms: number };
  /** What makes an upload a duplicate of an earlier one of the athlete. Default both. */
  readonly duplicates?: { readonly externalId: boolean; readonly startTime: boolean };
  /** Does a refresh end the old refresh token? Default `always`. */
  readonly refreshRotation?: 'never' | 'always';
  /** Life of an access token from the token endpoint. Default 21,600 s. */
  readonly accessTokenSeconds?: number;
  /** Credentials that the OAuth endpoints accept. */
  readonly client?: { readonly id: string; readonly secret: string };
  /** Wait before every answer. Default 0. */
  readonly latencyMs?: number;
}

export const STRAVA_DEFAULTS = {
  limits: { overall: { quarterHour: 200, day: 2_000 }, read: { quarterHour: 100, day: 1_000 } },
  processing: { polls: 1, ms: 2_000 },
  duplicates: { externalId: true, startTime: true },
  refreshRotation: 'always',
  accessTokenSeconds: 21_600,
  client: { id: 'simulated-client', secret: 'simulated-secret' },
} as const;
