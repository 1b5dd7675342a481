import { toExternalId } from '@syncwell/connectors/external-id';
import { ProviderError } from '@syncwell/connectors/errors';
import type {
  DestinationConnector,
  ProviderSession,
  SourceConnector,
  SourceWorkout,
} from '@syncwell/connectors/ports';
import type { DateRange } from '@syncwell/core/domain/date-range';
import type { SkipReason } from '@syncwell/core/domain/skip-reason';
import type { LedgerKey, LedgerRoute, OpenState, TransferLedger } from '@syncwell/core/ledger';
import type { Clock } from '@syncwell/core/ports';

import type { TimeBox } from '../time-box.ts';
import type { ActivityList } from './activity-list.ts';
import { createTally, type Tally } from './tally.ts';

/** What copying works with. */
export interface CopyMonthDependencies {
  readonly source: { readonly connector: SourceConnector; readonly session: ProviderSession };
  readonly destination: { readonly connector: DestinationConnector; readonly session: ProviderSession };
  readonly ledger: TransferLedger;
  readonly clock: Clock;
  /** How long after a hand-in its activity may still be missing at the destination, milliseconds. */
  readonly settleMs: number;
  /** Told once per workout that is not copied. */
  readonly onSkipped: (reason: SkipReason) => void;
  /** Told how many uploads could not be left in the ledger for the next try. */
  readonly onNotKept: (count: number, error: unknown) => void;
}

/** One month to copy, and the try at it. */
export interface Month {
  readonly route: LedgerRoute;
  readonly range: DateRange;
  readonly timeBox: TimeBox;
  readonly orchestrationId: string;
  /** Names the try; no two tries share one. */
  readonly owner: string;
}

/** A workout that was handed in and whose end is not known yet. */
export interface OpenUpload {
  readonly workout: SourceWorkout;
  /** Its entry in the ledger. */
  readonly state: OpenState;
  /** The sync that the entry names. */
  readonly orchestrationId: string;
  /** undefined = the destination never said that it took the file, or it does not know the upload any more. */
  readonly uploadId: string | undefined;
  /** Whether it was handed in before: then the copy that it doubles may be our own. */
  readonly isRepeat: boolean;
  /** How often the destination's list did not show it. */
  missed: number;
}

/** Calls that failed in a row before a try begins nothing more: one is chance, a few are an outage. */
const MAX_FAILED_IN_A_ROW = 3;

/** What one try at a month knows so far. */
export interface MonthTry extends CopyMonthDependencies, Month {
  readonly tally: Tally;
  /** By source id. */
  readonly open: Map<string, OpenUpload>;
  /** The newest list of the destination; undefined = none was needed yet. */
  list: ActivityList | undefined;
  /** Workouts that came to their end in this try. */
  settledNow: number;
  /** Some workouts were not begun. */
  isCutShort: boolean;
  /** Calls that failed in a passing way since one did not. */
  failedInARow: number;
  /** The last of them. */
  hiccup: ProviderError | undefined;
}

export function beginTry(dependencies: CopyMonthDependencies, month: Month): MonthTry {
  return {
    ...dependencies,
    ...month,
    tally: createTally(month.orchestrationId, dependencies.onSkipped),
    open: new Map(),
    list: undefined,
    settledNow: 0,
    isCutShort: false,
    failedInARow: 0,
    hiccup: undefined,
  };
}

/** Whether there is time, and hope, to begin another workout. */
export function mayBegin({ clock, timeBox, failedInARow }: MonthTry): boolean {
  return clock.now() < timeBox.startUntil && failedInARow < MAX_FAILED_IN_A_ROW;
}

/** Notes a passing failure, for which the month goes on with its other workouts. Throws every other error. */
export function noteHiccup(attempt: MonthTry, error: unknown): void {
  if (!(error instanceof ProviderError) || error.code !== 'TRANSIENT') throw error;
  attempt.failedInARow += 1;
  attempt.hiccup = error;
}

export function keyOf({ route }: Pick<Month, 'route'>, { sourceId }: SourceWorkout): LedgerKey {
  return { ...route, sourceId };
}

export function externalIdOf({ route }: Pick<Month, 'route'>, { sourceId }: SourceWorkout): string {
  return toExternalId(route.source, sourceId);
}
