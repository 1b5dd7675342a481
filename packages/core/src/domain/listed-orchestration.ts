import type { ListedOrchestration } from '../api/orchestration-list.ts';
import type { Orchestration } from './orchestration.ts';
import { percentOf } from './progress.ts';
import { outcomeOf, toWaitingView } from './status-view.ts';
import type { DisplayName } from './waiting-text.ts';

/** A record that its user's list shows. */
export type Listed = Orchestration & { readonly createdAt: string };

export function toListedOrchestration(record: Listed, displayName: DisplayName): ListedOrchestration {
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
    createdAt: record.createdAt,
    updatedAt: record.updatedAt,
  };
}
