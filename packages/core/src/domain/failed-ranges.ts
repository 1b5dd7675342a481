import type { FailedRange } from '../api/status-view.ts';
import { type Chunk, planChunks } from './chunk-plan.ts';
import { type Orchestration, rangeOf } from './orchestration.ts';
import type { FailureReason } from './outcome.ts';
import { userActionOf } from './user-action.ts';

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
  return [...ranges, { startDate, endDate, chunks: [index], reason, userAction: userActionOf(reason) }];
}
