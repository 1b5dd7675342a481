import { type Eta, estimateEnd, type RouteFacts } from './eta.ts';
import { type FailedRange, failedRanges } from './failed-ranges.ts';
import type { Orchestration, Waiting } from './orchestration.ts';
import {
  completeBackTo,
  countInFlight,
  letterOf,
  percentOf,
  sumResults,
  type WorkoutTotals,
} from './progress.ts';
import { isTerminal, type Status } from './status.ts';
import { type DisplayName, titleOf, waitingText } from './waiting-text.ts';

/** What the app polls: the record's published fields and what follows from them. Absolute times only. */
export interface StatusView {
  readonly orchestrationId: string;
  readonly userId: string;
  readonly source: string;
  readonly destination: string;
  readonly startDate: string;
  readonly endDate: string;
  readonly timeZone: string;
  readonly status: Status;
  readonly totalChunks: number;
  readonly completedChunks: number;
  readonly failedChunks: number;
  /** Whole percent of chunks completed, rounded down. */
  readonly percent: number;
  /** Whole percent of chunks completed or failed, rounded down. */
  readonly percentSettled: number;
  /** Chunks that a worker holds now; a pause has drained when this is 0. */
  readonly inFlightChunks: number;
  /** How it ended; null before the end. */
  readonly outcome: 'COMPLETE' | 'PARTIAL' | 'NONE' | null;
  readonly waiting: WaitingView | null;
  /** Why it is CANCELLED though nobody cancelled it: another sync of this source and destination came first. */
  readonly closeReason: 'ROUTE_TAKEN' | null;
  /** One letter per chunk, oldest first: `.` missing, `r` running, `w` will be tried again, `C`, `e` empty, `F`. */
  readonly months: string;
  /** First day of the unbroken row of completed months that ends with the newest; null while there is none. */
  readonly completeBackTo: string | null;
  readonly results: WorkoutTotals;
  readonly failed: readonly FailedRange[];
  readonly eta: Eta;
  /** ISO UTC instant. */
  readonly updatedAt: string;
}

/** Why nothing moves. */
export interface WaitingView extends Waiting {
  /** For the user: "Strava's daily limit: resumes 00:00 UTC". */
  readonly text: string;
}

/** `facts` absent: as for a destination without a common limit. */
export function toStatusView(
  record: Orchestration,
  now: Date,
  facts: RouteFacts = { displayName: titleOf },
): StatusView {
  const { totalChunks, completedChunks, failedChunks } = record;
  return {
    orchestrationId: record.orchestrationId,
    userId: record.userId,
    source: record.source,
    destination: record.destination,
    startDate: record.startDate,
    endDate: record.endDate,
    timeZone: record.timeZone,
    status: record.status,
    totalChunks,
    completedChunks,
    failedChunks,
    percent: percentOf(completedChunks, totalChunks),
    percentSettled: percentOf(completedChunks + failedChunks, totalChunks),
    inFlightChunks: countInFlight(record, now),
    outcome: outcomeOf(record),
    waiting: toWaitingView(record, facts.displayName),
    closeReason: record.closeReason ?? null,
    months: Array.from({ length: totalChunks }, (_, index) => letterOf(record, index, now)).join(''),
    completeBackTo: completeBackTo(record),
    results: sumResults(record),
    failed: failedRanges(record),
    eta: estimateEnd(record, facts),
    updatedAt: record.updatedAt,
  };
}

/** Null while nothing waits. */
export function toWaitingView({ waiting }: Orchestration, displayName: DisplayName): WaitingView | null {
  return waiting === undefined ? null : { ...waiting, text: waitingText(waiting, displayName) };
}

/** How it ended; null before the end. */
export function outcomeOf({ status, completedChunks, totalChunks }: Orchestration): StatusView['outcome'] {
  if (!isTerminal(status)) return null;
  if (completedChunks === totalChunks) return 'COMPLETE';
  return completedChunks === 0 ? 'NONE' : 'PARTIAL';
}
