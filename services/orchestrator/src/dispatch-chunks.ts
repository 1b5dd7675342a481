import type { Chunk } from '@syncwell/core/domain/chunk-plan';
import type { Orchestration } from '@syncwell/core/domain/orchestration';
import { missingChunks } from '@syncwell/core/domain/progress';
import { CHUNK_MESSAGE_VERSION, type ChunkMessage } from '@syncwell/core/messages/chunk-message';
import type { ChunkQueue, Clock } from '@syncwell/core/ports';
import type { OrchestrationStore } from '@syncwell/core/store/orchestration-store';

export interface DispatchDependencies {
  readonly store: OrchestrationStore;
  readonly queue: ChunkQueue;
  readonly clock: Clock;
}

/**
 * Sends one message per missing chunk of the record's run, newest month first (people look at the recent past first),
 * then notes that all were sent. A crash before the note means that they are sent again: repeats are harmless.
 */
export async function dispatchMissingChunks(
  { store, queue, clock }: DispatchDependencies,
  record: Orchestration,
): Promise<Orchestration> {
  const messages = missingChunks(record)
    .reverse()
    .map((chunk) => toChunkMessage(record, chunk));
  await queue.send(messages);
  const { orchestrationId, run } = record;
  return (await store.markFannedOut(orchestrationId, { run, now: clock.now() })) ?? record;
}

export function toChunkMessage(record: Orchestration, chunk: Chunk): ChunkMessage {
  return {
    v: CHUNK_MESSAGE_VERSION,
    orchestrationId: record.orchestrationId,
    userId: record.userId,
    source: record.source,
    destination: record.destination,
    chunkStartDate: chunk.start,
    chunkEndDate: chunk.end,
    chunkIndex: chunk.index,
    run: record.run,
    timeZone: record.timeZone,
  };
}
