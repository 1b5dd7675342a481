import { SyncApiError } from '@syncwell/client';

import { ServicesStartError } from '../offline/services-start-error.ts';
import { UsageError } from '../options/usage-error.ts';

/** One line for what a user can act on, with its causes; the stack for what only we can. */
export function describeError(error: unknown): string {
  if (error instanceof UsageError) return `${error.message}\nnpm run demo -- --help lists the options.`;
  if (error instanceof SyncApiError || error instanceof ServicesStartError) return error.message;
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\nCaused by: ${describeError(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}
