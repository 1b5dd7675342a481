import { describeChunkQueue } from './chunk-queue-contract.ts';
import { createMemoryChunkQueue } from './memory-chunk-queue.ts';

const queue = createMemoryChunkQueue();
describeChunkQueue('memory', () => ({
  queue,
  takeBodies: () => Promise.resolve(queue.drain().map((message) => JSON.stringify(message))),
}));
