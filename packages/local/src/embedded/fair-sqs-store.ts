import { bringQuietGroupForward } from './fair-queue.ts';

interface Message {
  readonly body: string;
  messageGroupId?: string | undefined;
}

/** What is used of a queue of fauxqs 2.4.1. */
interface Queue {
  messages: Message[];
  readonly inflightMessages: ReadonlyMap<string, { readonly message: Message }>;
  enqueue: (message: Message) => void;
  dequeue: (...args: readonly unknown[]) => unknown;
  processTimers(): void;
}

interface Store {
  createQueue: (...args: readonly unknown[]) => Queue;
}

/** A message as `SendMessage` and, as an entry, `SendMessageBatch` have it. */
interface SentMessage {
  readonly MessageBody?: string;
  readonly MessageGroupId?: string;
}

export interface FairSqsStore {
  readonly sqsStore: unknown;
  /** Told of every request's body before it is handled. */
  noteGroups(request: SentMessage & { readonly Entries?: readonly SentMessage[] }): void;
}

/**
 * The store of an embedded SQS whose queues are fair. fauxqs hands messages out in the order they came, drops the group
 * of a message unless its queue is a FIFO queue, and does not export the class of its store: it is loaded from beside
 * its entry, and the group is kept by the message's body, which no two messages of this system share.
 */
export async function createFairSqsStore(): Promise<FairSqsStore> {
  const url = new URL('./sqs/sqsStore.js', import.meta.resolve('fauxqs')).href;
  const { SqsStore } = (await import(url)) as { SqsStore: new () => Store };
  const sqsStore = new SqsStore();
  const groups = new Map<string, string>();
  const createQueue = sqsStore.createQueue.bind(sqsStore);
  sqsStore.createQueue = (...args) => makeFair(createQueue(...args), groups);
  const note = ({ MessageBody, MessageGroupId }: SentMessage) => {
    if (MessageBody !== undefined && MessageGroupId !== undefined) groups.set(MessageBody, MessageGroupId);
  };
  return { sqsStore, noteGroups: (request) => [request, ...(request.Entries ?? [])].forEach(note) };
}

function makeFair(queue: Queue, groups: Map<string, string>): Queue {
  const [enqueue, dequeue] = [queue.enqueue.bind(queue), queue.dequeue.bind(queue)];
  queue.enqueue = (message) => {
    // One that moves to a dead-letter queue has it already.
    message.messageGroupId ??= groups.get(message.body);
    groups.delete(message.body);
    enqueue(message);
  };
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
