import type { SubmissionState } from '@syncwell/connectors/ports';
import type { SettledState } from '@syncwell/core/ledger';

import { externalIdOf, type MonthTry, type OpenUpload } from './month-try.ts';

type Finished = Exclude<SubmissionState, { readonly kind: 'processing' | 'unknown' }>;

/** What a finished upload means for its workout. */
export function toEnd(
  finished: Finished,
  upload: OpenUpload,
  attempt: Pick<MonthTry, 'list' | 'route'>,
): SettledState {
  switch (finished.kind) {
    case 'created':
      return { kind: 'DONE', activityId: finished.activityId };
    case 'rejected':
      return { kind: 'SKIPPED', reason: finished.reason };
    case 'duplicate':
      return toDuplicate(finished.activityId, upload, attempt);
  }
}

/**
 * A duplicate of our own copy, taken at an earlier hand-in that nobody lived to note, is that copy. The list knows
 * whose an activity is; one that it does not show yet came up after our earlier hand-in, if there was one.
 */
function toDuplicate(
  activityId: string | undefined,
  { workout, isRepeat }: OpenUpload,
  { list, route }: Pick<MonthTry, 'list' | 'route'>,
): SettledState {
  if (activityId === undefined) return { kind: 'DUPLICATE' };
  const listed = list?.activities.find((activity) => activity.activityId === activityId);
  const isOurs = listed === undefined ? isRepeat : listed.externalId === externalIdOf({ route }, workout);
  return { kind: isOurs ? 'DONE' : 'DUPLICATE', activityId };
}
