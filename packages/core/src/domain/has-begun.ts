import type { Orchestration } from './orchestration.ts';

/** Whether anything of a sync was ever sent out. One that lost its route before that is a start that never was. */
export function hasBegun({
  fannedOutRun,
  completedChunks,
  leases,
}: Pick<Orchestration, 'fannedOutRun' | 'completedChunks' | 'leases'>): boolean {
  return fannedOutRun > 0 || completedChunks > 0 || leases.size > 0;
}

/** Whether a start was refused because another sync had its route, and nothing has come of it since. */
export function isRefusedStart(record: Orchestration): boolean {
  return record.closeReason === 'ROUTE_TAKEN' && !hasBegun(record);
}
