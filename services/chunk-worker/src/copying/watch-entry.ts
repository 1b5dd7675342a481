import type { SourceWorkout } from '@syncwell/connectors/ports';
import type { LedgerEntry, OpenState } from '@syncwell/core/ledger';

import type { MonthTry } from './month-try.ts';

/** Watches a workout that another try handed in: the list or its upload will show what became of it. */
export function watchEntry(
  { open }: Pick<MonthTry, 'open'>,
  workout: SourceWorkout,
  { state, orchestrationId }: LedgerEntry & { readonly state: OpenState },
): void {
  const uploadId = state.kind === 'SUBMITTED' ? state.uploadId : undefined;
  open.set(workout.sourceId, { workout, state, orchestrationId, uploadId, isRepeat: true, missed: 1 });
}
