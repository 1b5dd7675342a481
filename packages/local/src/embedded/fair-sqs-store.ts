import { bringQuietGroupForward, type QueuedMessage } from './fair-queue.ts';

/** What is used of a queue of fauxqs 2.4.1. */
interface Queue {
  messages: QueuedMessage[];
  readonly inflightMessages: ReadonlyMap<string, { readonly message: QueuedMessage }>;
  dequeue: (...args: readonly unknown[]) => unknown;
  processTimers(): void;
}

interface Store {
  createQueue: (...args: readonly unknown[]) => Queue;
}

/**
 * The store of an embedded SQS whose queues are fair. fauxqs hands messages out in the order they came, and does not
 * export the class of its store, so it is loaded from beside its entry.
 */
export async function createFairSqsStore(): Promise<unknown> {
  const url = new URL('./sqs/sqsStore.js', import.meta.resolve('fauxqs')).href;
  const { SqsStore } = (await import(url)) as { SqsStore: new () => Store };
  const store = new SqsStore();
  const createQueue = store.createQueue.bind(store);
  store.createQueue = (...args) => makeFair(createQueue(...args));
  return store;
}

function makeFair(queue: Queue): Queue {
  const dequeue = queue.dequeue.bind(queue);
  queue.dequeue = (...args) => {
    // Messages whose time has come again are waiting too.
    queue.processTimers();
    bringQuietGroupForward(
      queue.messages,
      [...queue.inflightMessages.values()].map(({ message }) => message),
    );
    return dequeue(...args);
  };
  return queue;
}
