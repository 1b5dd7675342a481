import { liveLease, type Orchestration } from '@syncwell/core/domain/orchestration';

import { isOver, isStall, NOW } from '../model/instants.ts';
import { nameJobs } from '../model/name-jobs.ts';
import { recordOf } from '../model/record-of.ts';
import { recordIds, type State } from '../model/state.ts';

/** A state in one line, for a person to read. */
export function describeState(state: State): string {
  const records = recordIds(state).flatMap((id) => {
    const item = state.items[id];
    return item === undefined ? [] : [describeRecord(recordOf(item))];
  });
  const queues = [...named('queue', state.cold), ...named('dead letters', state.dead)];
  return [...records, ...queues].join('; ');
}

function named(name: string, jobs: State['cold']): string[] {
  return jobs.length === 0 ? [] : [`${name}: ${nameJobs(jobs)}`];
}

function describeRecord(record: Orchestration): string {
  const { orchestrationId, status, run, fannedOutRun, totalChunks, waiting, announce, wakeAt } = record;
  const chunks = Array.from({ length: totalChunks }, (_, index) => describeChunk(record, index));
  const parts = [
    `${orchestrationId} ${status} in run ${run}${fannedOutRun === run ? '' : ' (not sent)'}`,
    ...chunks,
    waiting === undefined ? '' : `waits ${waiting.until === undefined ? 'for the user' : 'for an instant'}`,
    announce === undefined ? '' : `event ${announce.status} of run ${announce.run}`,
    wakeAt === undefined ? 'no wake' : `wake ${isOver(wakeAt) ? 'due' : isStall(wakeAt) ? 'late' : 'soon'}`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function describeChunk(record: Orchestration, index: number): string {
  const outcome = record.outcomes.get(index)?.kind;
  if (outcome !== undefined) return `chunk ${index} ${outcome}`;
  const lease = liveLease(record, index, NOW);
  const tries = record.attempts.get(index) ?? 0;
  const again = record.redispatch.has(index) ? ' to be sent again' : '';
  return `chunk ${index} ${lease === undefined ? 'open' : `held by ${lease.owner}`} after ${tries} tries${again}`;
}
