import type { Orchestration } from '@syncwell/core/domain/orchestration';
import { isAllSettled } from '@syncwell/core/domain/orchestration';
import { isActive, isTerminal } from '@syncwell/core/domain/status';
import { MAX_ATTEMPTS } from '@syncwell/core/domain/timing';

/** What holds for a record at any moment, whatever happened to it. Answers the names of what does not. */
export function checkRecord(record: Orchestration): string[] {
  return RULES.filter(({ holds }) => !holds(record)).map(({ name }) => name);
}

const RULES: readonly { readonly name: string; holds(record: Orchestration): boolean }[] = [
  { name: 'S1 counters are the outcomes counted', holds: countsFit },
  {
    name: 'S1 outcomes are of chunks of the plan',
    holds: ({ outcomes, totalChunks }) => [...outcomes.keys()].every((index) => index < totalChunks),
  },
  {
    name: 'S2 completed + failed <= total',
    holds: ({ completedChunks, failedChunks, totalChunks }) => completedChunks + failedChunks <= totalChunks,
  },
  {
    name: 'S4 COMPLETED and FAILED only when every chunk is settled',
    holds: (record) => !isEnded(record) || isAllSettled(record),
  },
  {
    name: 'S4 FAILED is when nothing completed',
    holds: (record) => !isEnded(record) || (record.status === 'FAILED') === (record.completedChunks === 0),
  },
  {
    name: 'S14 what moves, or has an event to publish, is on the list of the sweeper',
    holds: ({ status, announce, wakeAt }) =>
      wakeAt !== undefined || (!isActive(status) && announce === undefined),
  },
  {
    name: 'S14 the end and its times come and go together',
    holds: ({ status, finishedAt, expiresAt }) =>
      (finishedAt !== undefined) === isTerminal(status) && (expiresAt !== undefined) === isTerminal(status),
  },
  {
    name: 'S14 what is over waits for nothing',
    holds: ({ status, waiting }) => waiting === undefined || !isTerminal(status),
  },
  {
    name: 'L6 tries of a chunk are between 0 and the most',
    holds: ({ attempts }) => [...attempts.values()].every((tries) => tries >= 0 && tries <= MAX_ATTEMPTS),
  },
];

function isEnded({ status }: Orchestration): boolean {
  return status === 'COMPLETED' || status === 'FAILED';
}

function countsFit({ outcomes, completedChunks, failedChunks }: Orchestration): boolean {
  const kinds = [...outcomes.values()].map(({ kind }) => kind);
  const completed = kinds.filter((kind) => kind === 'COMPLETED').length;
  return completed === completedChunks && kinds.length - completed === failedChunks;
}
