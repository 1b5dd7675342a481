import type { SourceWorkout } from '@syncwell/connectors/ports';
import { isSettled, type LedgerEntry, type SettledState } from '@syncwell/core/ledger';

import { keyOf, type MonthTry } from './month-try.ts';
import { watchEntry } from './watch-entry.ts';

/** A workout whose end has come. */
export interface Ending {
  readonly workout: SourceWorkout;
  readonly state: SettledState;
  /** The sync that its open entry names; undefined = it has no entry, because it never was handed in. */
  readonly orchestrationId: string | undefined;
}

/** Writes the end of a workout and counts it. When another try was first, what that one wrote is counted. */
export async function settleWorkout(attempt: MonthTry, ending: Ending): Promise<void> {
  const { ledger, orchestrationId, tally, open } = attempt;
  const { workout, state } = ending;
  const key = keyOf(attempt, workout);
  const applied =
    ending.orchestrationId === undefined
      ? await ledger.settleUnsent(key, state, { orchestrationId })
      : await ledger.settle(key, state);
  if (!applied) return adoptEntry(attempt, ending);
  open.delete(workout.sourceId);
  attempt.settledNow += 1;
  tally.settled({ state, orchestrationId: ending.orchestrationId ?? orchestrationId });
}

/**
 * Goes by what stands in the ledger after it refused a write: the end that another try wrote counts; what another try
 * is at is watched. An entry that is gone was erased for its user and stays so: the end is what we saw.
 *
 *     we: read (nothing) ............. intend -> refused, read again
 *     other:     intend ... settle
 */
export async function adoptEntry(
  attempt: MonthTry,
  { workout, state, orchestrationId }: Omit<Ending, 'state'> & { readonly state: SettledState | undefined },
): Promise<void> {
  const { ledger, route, tally, open } = attempt;
  const entries = await ledger.read(route, [workout.sourceId]);
  const entry = entries.get(workout.sourceId) ?? toFact(state, orchestrationId ?? attempt.orchestrationId);
  if (entry === undefined) {
    // Erased before it was sent: what is left of this month is nobody's any more.
    attempt.isCutShort = true;
    return;
  }
  const { state: standing } = entry;
  if (!isSettled(standing)) return watchEntry(attempt, workout, { ...entry, state: standing });
  open.delete(workout.sourceId);
  tally.settled({ ...entry, state: standing });
}

function toFact(state: SettledState | undefined, orchestrationId: string): LedgerEntry | undefined {
  return state && { state, orchestrationId };
}
