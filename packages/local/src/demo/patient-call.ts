import type { Clock } from '@syncwell/core/ports';

import { ApiError } from './api-error.ts';

const RETRY_EVERY_MS = 500;
const PATIENCE_MS = 60_000;

/**
 * Repeats `call` while nothing answers or the answer is a server error: a services process that crashed is back
 * within seconds. Throws the last error once that has lasted a minute, and every other error at once. `call` must be
 * safe to repeat.
 */
export async function callPatiently<T>(call: () => Promise<T>, clock: Clock): Promise<T> {
  const giveUpAt = clock.now().getTime() + PATIENCE_MS;
  for (;;) {
    try {
      return await call();
    } catch (error) {
      if (!isPassing(error) || clock.now().getTime() >= giveUpAt) throw error;
      await clock.sleep(RETRY_EVERY_MS);
    }
  }
}

function isPassing(error: unknown): boolean {
  if (error instanceof ApiError) return error.httpStatus >= 500;
  // fetch: "fetch failed" with a cause when nothing listens, TimeoutError when nothing answers.
  return (
    (error instanceof TypeError && error.cause !== undefined) ||
    (error instanceof Error && error.name === 'TimeoutError')
  );
}
