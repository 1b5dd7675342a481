import { ProviderError } from '@syncwell/connectors/errors';
import type { ChunkResult } from '@syncwell/core/domain/outcome';

import { leaveUploads } from './copying/leave-uploads.ts';
import { beginTry, type CopyMonthDependencies, type Month, type MonthTry } from './copying/month-try.ts';
import { planMonth } from './copying/plan-month.ts';
import { verifyUploads } from './copying/verify-uploads.ts';
import { forEachConcurrently } from './for-each-concurrently.ts';
import { UnfinishedMonthError } from './unfinished-month.ts';

/** Workouts read and handed in at once, per chunk: hides the latency of two providers, stays polite to both. */
const CONCURRENCY = 8;

/**
 * Copies every workout that starts in the month and is not settled in the ledger, and waits until the destination has
 * said what became of each. Safe to repeat after a crash between any two calls. Throws ProviderError when the whole
 * try met a refusal, UnfinishedMonthError when it ran out of time or of luck, and what the ledger throws.
 */
export async function copyMonth(dependencies: CopyMonthDependencies, month: Month): Promise<ChunkResult> {
  const attempt = beginTry(dependencies, month);
  try {
    await forEachConcurrently(planMonth(attempt), CONCURRENCY, (job) => job());
    await verifyUploads(attempt);
  } catch (error) {
    await leaveUploads(attempt);
    throw isPassing(error)
      ? new UnfinishedMonthError(attempt.settledNow, 'PROVIDER_UNAVAILABLE', error)
      : error;
  }
  if (attempt.open.size === 0 && !attempt.isCutShort) return attempt.tally.result();
  await leaveUploads(attempt);
  throw toUnfinished(attempt);
}

function isPassing(error: unknown): boolean {
  return error instanceof ProviderError && error.code === 'TRANSIENT';
}

/** With everything handed in it is the destination that does not get on; with failed calls it is a provider, too. */
function toUnfinished({ settledNow, isCutShort, hiccup }: MonthTry): UnfinishedMonthError {
  const isTime = isCutShort && hiccup === undefined;
  return new UnfinishedMonthError(settledNow, isTime ? 'TIME_EXCEEDED' : 'PROVIDER_UNAVAILABLE', hiccup);
}
