import type { StatusView } from '@syncwell/client';

/** Chunks whose outcome is final. */
export function settledChunks({
  completedChunks,
  failedChunks,
}: Pick<StatusView, 'completedChunks' | 'failedChunks'>): number {
  return completedChunks + failedChunks;
}

/** Workouts that have been dealt with, whichever way. */
export function settledWorkouts({ results }: StatusView): number {
  return results.written + results.duplicate + results.skipped;
}
