import { chunkAt } from '../domain/chunk-plan.ts';
import { type Orchestration, rangeOf } from '../domain/orchestration.ts';
import type { ChunkMessage } from './chunk-message.ts';

/**
 * Whether a message names a chunk of this record, as the record itself has it. One that does not was not sent by us:
 * acting on it could use another user's connections, or count a month that is not in the plan.
 */
export function messageFits(record: Orchestration, message: ChunkMessage): boolean {
  if (message.chunkIndex >= record.totalChunks) return false;
  const { start, end } = chunkAt(rangeOf(record), message.chunkIndex);
  return (
    message.userId === record.userId &&
    message.source === record.source &&
    message.destination === record.destination &&
    message.chunkStartDate === start &&
    message.chunkEndDate === end
  );
}
