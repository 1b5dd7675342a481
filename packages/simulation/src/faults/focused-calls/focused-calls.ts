import type { Hints } from '../focus.ts';
import { API_CALLS } from './api-calls.ts';
import { SWEEPER_CALLS } from './sweeper-calls.ts';
import { WORKER_CALLS } from './worker-calls.ts';

/** What it takes to get to each call, by handler and call. */
export const FOCUSED_CALLS: Readonly<Record<string, Readonly<Record<string, Hints>>>> = {
  ...WORKER_CALLS,
  ...SWEEPER_CALLS,
  ...API_CALLS,
};
