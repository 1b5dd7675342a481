import type { Clock } from '@syncwell/core/ports';
import * as z from 'zod';

import type { GoogleHealthUserInput } from './google-health-user.ts';

/** How the simulated Google Health behaves. */
export interface GoogleHealthSettings {
  /** Decides which pages come empty. Default `google-health`. */
  readonly seed: string;
  /** About one page in so many is empty and has a token. 0 = none. Default 7. */
  readonly emptyPageEvery: number;
  /** Default 300, as the provider's. */
  readonly requestsPerMinutePerUser: number;
  /** TCX for a token without the location scope: refused (403) or without its route. Default `refuse`. */
  readonly tcxWithoutLocation: 'refuse' | 'route-less';
  /** Life of an access token from the token endpoint. Default 3,599 s. */
  readonly accessTokenSeconds: number;
  /** Credentials that the token endpoint accepts. */
  readonly client: { readonly id: string; readonly secret: string };
}

export interface GoogleHealthSimulatorOptions extends Partial<GoogleHealthSettings> {
  readonly clock: Clock;
  readonly users?: readonly GoogleHealthUserInput[];
  /** Wait before every answer. Default 0. */
  readonly latencyMs?: number;
  /** Length of the minute in which requests are counted, as a part of a real one. Default 1. */
  readonly windowScale?: number;
}

/** Credentials of the application when the options name none. */
const SIMULATED_CLIENT = { id: 'simulated-client', secret: 'simulated-secret' } as const;

export const GOOGLE_DEFAULTS: GoogleHealthSettings = {
  seed: 'google-health',
  emptyPageEvery: 7,
  requestsPerMinutePerUser: 300,
  tcxWithoutLocation: 'refuse',
  accessTokenSeconds: 3_599,
  client: SIMULATED_CLIENT,
};

/** What `PATCH /_admin/settings` takes. */
export const googleSettingsInput = z
  .strictObject({
    emptyPageEvery: z.int().nonnegative(),
    requestsPerMinutePerUser: z.int().nonnegative(),
    tcxWithoutLocation: z.enum(['refuse', 'route-less']),
    accessTokenSeconds: z.int().positive(),
  })
  .partial();
