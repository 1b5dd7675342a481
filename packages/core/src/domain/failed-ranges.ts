import { type Chunk, planChunks } from './chunk-plan.ts';
import { type Orchestration, rangeOf } from './orchestration.ts';
import type { FailureReason } from './outcome.ts';

/** Neighbouring months that failed for the same reason. Dates are civil and inclusive. */
export interface FailedRange {
  readonly startDate: string;
  readonly endDate: string;
  readonly chunks: readonly number[];
  readonly reason: FailureReason;
  /** What the user can do, a stable code; the app has the words. */
  readonly userAction: UserAction;
}

export type UserAction = 'RETRY' | 'RETRY_LATER' | 'RECONNECT' | 'CONTACT_SUPPORT';

const USER_ACTIONS: Readonly<Record<FailureReason, UserAction>> = {
  NEVER_STARTED: 'RETRY',
  WORKER_CRASHED: 'RETRY',
  PROVIDER_UNAVAILABLE: 'RETRY_LATER',
  RATE_LIMITED: 'RETRY_LATER',
  TIME_EXCEEDED: 'RETRY',
  RECONNECT_REQUIRED: 'RECONNECT',
  PROVIDER_GONE: 'CONTACT_SUPPORT',
  APP_BLOCKED: 'CONTACT_SUPPORT',
  REQUEST_REJECTED: 'CONTACT_SUPPORT',
  INTERNAL_ERROR: 'CONTACT_SUPPORT',
  NOT_RETRIED: 'RETRY',
};

/** The failed months of a record, oldest first, neighbours of one reason joined. */
export function failedRanges(record: Orchestration): FailedRange[] {
  return planChunks(rangeOf(record)).reduce<FailedRange[]>((ranges, chunk) => {
    const outcome = record.outcomes.get(chunk.index);
    return outcome?.kind === 'FAILED' ? joined(ranges, chunk, outcome.reason) : ranges;
  }, []);
}

function joined(ranges: FailedRange[], chunk: Chunk, reason: FailureReason): FailedRange[] {
  const last = ranges.at(-1);
  if (last?.reason === reason && last.chunks.at(-1) === chunk.index - 1) {
    return [...ranges.slice(0, -1), { ...last, endDate: chunk.end, chunks: [...last.chunks, chunk.index] }];
  }
  const { start: startDate, end: endDate, index } = chunk;
  return [...ranges, { startDate, endDate, chunks: [index], reason, userAction: USER_ACTIONS[reason] }];
}
