import type { Orchestration } from './orchestration.ts';
import { percentOf } from './progress.ts';
import { outcomeOf, type StatusView, toWaitingView } from './status-view.ts';
import type { DisplayName } from './waiting-text.ts';

/** A line of a user's list: what tells one sync from another, and how far it is. */
export interface ListedOrchestration extends Pick<
  StatusView,
  | 'orchestrationId'
  | 'source'
  | 'destination'
  | 'startDate'
  | 'endDate'
  | 'timeZone'
  | 'status'
  | 'totalChunks'
  | 'completedChunks'
  | 'failedChunks'
  | 'percent'
  | 'percentSettled'
  | 'outcome'
  | 'waiting'
  | 'updatedAt'
> {
  /** ISO UTC instant of the start. */
  readonly createdAt: string;
}

/** `createdAt` is that of the record's place in the list. */
export function toListedOrchestration(
  record: Orchestration,
  createdAt: string,
  displayName: DisplayName,
): ListedOrchestration {
  const { totalChunks, completedChunks, failedChunks } = record;
  return {
    orchestrationId: record.orchestrationId,
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
    outcome: outcomeOf(record),
    waiting: toWaitingView(record, displayName),
    createdAt,
    updatedAt: record.updatedAt,
  };
}
