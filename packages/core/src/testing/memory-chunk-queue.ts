import type { ChunkMessage } from '../messages/chunk-message.ts';
import type { ChunkQueue } from '../ports.ts';

/** The cold queue in memory: keeps what was sent, in order. */
export interface MemoryChunkQueue extends ChunkQueue {
  readonly sent: ChunkMessage[];
  /** Takes everything that waits, in order. */
  drain(): ChunkMessage[];
}

export function createMemoryChunkQueue(): MemoryChunkQueue {
  const sent: ChunkMessage[] = [];
  return {
    sent,
    send: (messages) => {
      sent.push(...messages);
      return Promise.resolve();
    },
    drain: () => sent.splice(0),
  };
}
