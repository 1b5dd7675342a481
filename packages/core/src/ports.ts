import type { ChunkMessage } from './messages/chunk-message.ts';

/** Time as an effect. Use cases get it passed; nothing else reads the clock. */
export interface Clock {
  now(): Date;
  /** Resolves after `ms` milliseconds. */
  sleep(ms: number): Promise<void>;
}

/** The cold queue, seen from those who fill it. */
export interface ChunkQueue {
  /**
   * Puts every message on the queue, in the order given where the queue keeps one. Resolves when the queue has
   * confirmed each of them; throws QueueSendError naming how many were not, after retrying those.
   */
  send(messages: readonly ChunkMessage[]): Promise<void>;
}

/** A queue, seen from a consumer: what may be done with a message that it does not acknowledge. */
export interface MessageReturns {
  /** Makes the message visible again after `seconds` (0 to 43,200) in place of its remaining visibility time. */
  returnAfter(receiptHandle: string, seconds: number): Promise<void>;
}

/** Where bodies that nobody can read are kept for a person to look at. */
export interface Quarantine {
  /** Resolves when the body is stored. */
  keep(body: string): Promise<void>;
}
