import { civilDate } from '../domain/civil-date.ts';
import { type ChunkMessage, parseChunkMessage } from '../messages/chunk-message.ts';
import type { ChunkQueue } from '../ports.ts';

/** A queue under test, and a look at the bodies that wait on it. */
export interface QueueUnderTest {
  readonly queue: ChunkQueue;
  /** Takes every waiting body off the queue. */
  takeBodies(): Promise<string[]>;
}

/** What every chunk queue does. */
export function describeChunkQueue(name: string, getQueue: () => QueueUnderTest): void {
  describe(`ChunkQueue on ${name}`, () => {
    it.each([0, 1, 10, 11, 48, 120])('takes %i messages, each once', async (count) => {
      const { queue, takeBodies } = getQueue();
      const messages = Array.from({ length: count }, (_, index) => aChunkMessage(index));
      await queue.send(messages);
      const received = (await takeBodies()).map(parseChunkMessage);
      expect(received.toSorted((a, b) => a.chunkIndex - b.chunkIndex)).toEqual(messages);
    });
  });
}

export function aChunkMessage(chunkIndex: number, overrides: Partial<ChunkMessage> = {}): ChunkMessage {
  return {
    v: 1,
    orchestrationId: 'orch-00000000-0000-4000-8000-000000000001',
    userId: 'user-1',
    source: 'fitbit',
    destination: 'strava',
    chunkStartDate: civilDate('2020-01-01'),
    chunkEndDate: civilDate('2020-01-31'),
    chunkIndex,
    run: 1,
    timeZone: 'UTC',
    ...overrides,
  };
}
