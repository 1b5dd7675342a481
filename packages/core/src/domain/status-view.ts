import type { StatusView, WaitingView } from '../api/status-view.ts';
import { estimateEnd, type RouteFacts } from './eta.ts';
import { failedRanges } from './failed-ranges.ts';
import type { Orchestration } from './orchestration.ts';
import { completeBackTo, countInFlight, letterOf, percentOf, sumResults } from './progress.ts';
import { isTerminal } from './status.ts';
import { type DisplayName, titleOf, waitingText } from './waiting-text.ts';

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
