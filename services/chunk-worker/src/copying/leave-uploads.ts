import { forEachConcurrently } from '../for-each-concurrently.ts';
import { keyOf, type MonthTry } from './month-try.ts';

const CONCURRENCY = 8;

/**
 * Leaves the uploads whose end this try did not see in the ledger, so that the next one asks for them by their ids.
 * What cannot be written is no loss of exactness: the intent stands, and the list will show what became of it.
 */
export async function leaveUploads(attempt: MonthTry): Promise<void> {
  const { ledger, open, owner, onNotKept } = attempt;
  const errors: unknown[] = [];
  const ours = [...open.values()].filter(({ state }) => state.kind === 'INTENT' && state.owner === owner);
  await forEachConcurrently(ours, CONCURRENCY, async ({ workout, uploadId }) => {
    if (uploadId === undefined) return;
    await ledger
      .keepUpload(keyOf(attempt, workout), { owner, uploadId })
      .catch((error: unknown) => void errors.push(error));
  });
  if (errors.length > 0) onNotKept(errors.length, errors[0]);
}
