import type { Orchestration } from '@syncwell/core/domain/orchestration';
import { isActive } from '@syncwell/core/domain/status';

import { recordOf } from '../model/record-of.ts';
import { type State, tasksOf } from '../model/state.ts';
import { type Job, jobOf } from '../model/task.ts';

/** What holds between records and messages in every state. Answers the names of what does not. */
export function checkState(state: State): string[] {
  const records = Object.values(state.items)
    .filter((item) => item['status'] !== undefined)
    .map(recordOf);
  const jobs = [...state.cold, ...state.dead, ...tasksOf(state).map(jobOf)].filter(
    (job) => job !== undefined,
  );
  const isForgotten = records.some((record) => hasForgottenChunk(record, [...jobs, ...state.lost]));
  const begun = records.filter((record) => isBegun(record, jobs));
  return [
    ...(isForgotten ? ['S10 every missing chunk is on its way'] : []),
    ...(begun.length > 1 ? ['S7 one orchestration at most is active on a route'] : []),
  ];
}

/**
 * While a run that was sent out is on, each missing chunk has a message (on a queue, or in a worker's hands), or is
 * noted to be sent again. This is S11 too: whoever acknowledges too early takes the last message away.
 */
function hasForgottenChunk(record: Orchestration, jobs: readonly Job[]): boolean {
  const { orchestrationId, run, fannedOutRun, status, waiting, totalChunks, outcomes, redispatch } = record;
  if (!isActive(status) || fannedOutRun < run || waiting !== undefined) return false;
  const isCaredFor = (index: number) =>
    outcomes.has(index) ||
    redispatch.has(index) ||
    jobs.some((job) => job.id === orchestrationId && job.chunkIndex === index && job.run === run);
  return !Array.from({ length: totalChunks }, (_, index) => index).every(isCaredFor);
}

/** Active, and its messages are on their way. */
function isBegun(
  { status, run, fannedOutRun, orchestrationId }: Orchestration,
  jobs: readonly Job[],
): boolean {
  if (!isActive(status)) return false;
  const isSent = jobs.some((job) => job.id === orchestrationId && job.run === run);
  return status === 'IN_PROGRESS' || fannedOutRun === run || isSent;
}
