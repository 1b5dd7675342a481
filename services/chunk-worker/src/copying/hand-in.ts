import { ProviderError } from '@syncwell/connectors/errors';
import type { SourceWorkout, Submission, WorkoutFile } from '@syncwell/connectors/ports';
import type { SkipReason } from '@syncwell/core/domain/skip-reason';
import type { LedgerEntry, OpenState } from '@syncwell/core/ledger';

import { keyOf, mayBegin, type MonthTry, noteHiccup, type OpenUpload } from './month-try.ts';
import { adoptEntry, settleWorkout } from './settle-workout.ts';
import { toEnd } from './to-end.ts';

/** A workout to be handed in. */
export interface HandIn {
  readonly workout: SourceWorkout;
  /** What an earlier try left and nobody knows the end of; undefined = there was none. */
  readonly before: (LedgerEntry & { readonly state: OpenState }) | undefined;
}

/**
 * Reads the file, writes the intent, hands the file in. One bad workout is skipped, one passing failure is noted; the
 * month goes on. The file is read first, so that what goes wrong at the source leaves no intent behind.
 */
export async function handIn(attempt: MonthTry, { workout, before }: HandIn): Promise<void> {
  const file = await readFile(attempt, { workout, before });
  if (file === undefined) return;
  // Reading took its time. An intent that is not followed by its hand-in would cost the next try a wait.
  if (!mayBegin(attempt)) return cutShort(attempt);
  const { ledger, clock, orchestrationId, owner } = attempt;
  const intent = { at: clock.now().toISOString(), owner };
  const taken = await ledger.intend(keyOf(attempt, workout), {
    ...intent,
    orchestrationId,
    ...(before && { before: before.state }),
  });
  if (!taken) return adoptEntry(attempt, { workout, state: undefined, orchestrationId: undefined });
  const upload: OpenUpload = {
    ...{ workout, orchestrationId, uploadId: undefined, missed: 0 },
    state: { kind: 'INTENT', ...intent },
    isRepeat: before !== undefined,
  };
  attempt.open.set(workout.sourceId, upload);
  await submit(attempt, upload, file);
}

/** undefined when there is none to be had: the workout is skipped, or left to a later try. */
async function readFile(attempt: MonthTry, { workout, before }: HandIn): Promise<WorkoutFile | undefined> {
  const { connector, session } = attempt.source;
  try {
    return await connector.readWorkout(workout, session);
  } catch (error) {
    const reason = skipReasonOf(error, 'UNREADABLE_AT_SOURCE');
    if (reason === undefined) {
      noteHiccup(attempt, error);
      cutShort(attempt);
    } else if (before === undefined) {
      // Nothing was handed in, so there is nothing to remember: the source says the same the next time.
      attempt.tally.skip(reason);
    } else {
      const { orchestrationId } = before;
      await settleWorkout(attempt, { workout, state: { kind: 'SKIPPED', reason }, orchestrationId });
    }
    return undefined;
  }
}

async function submit(attempt: MonthTry, upload: OpenUpload, file: WorkoutFile): Promise<void> {
  const { connector, session } = attempt.destination;
  const { workout, orchestrationId } = upload;
  let submission: Submission;
  try {
    submission = await connector.submitWorkout(file, session);
  } catch (error) {
    const reason = skipReasonOf(error, 'REFUSED_BY_DESTINATION');
    // It may have been taken: the list will show it, or nothing will.
    if (reason === undefined) return noteHiccup(attempt, error);
    return settleWorkout(attempt, { workout, state: { kind: 'SKIPPED', reason }, orchestrationId });
  }
  attempt.failedInARow = 0;
  if ('uploadId' in submission) {
    attempt.open.set(workout.sourceId, { ...upload, uploadId: submission.uploadId });
    return;
  }
  const state = toEnd(submission.state, upload, attempt);
  await settleWorkout(attempt, { workout, state, orchestrationId });
}

/** undefined when the error is not about this one workout. */
function skipReasonOf(error: unknown, otherwise: SkipReason): SkipReason | undefined {
  if (!(error instanceof ProviderError) || error.code !== 'ITEM_REJECTED') return undefined;
  return error.skipReason ?? otherwise;
}

function cutShort(attempt: MonthTry): void {
  attempt.isCutShort = true;
}
