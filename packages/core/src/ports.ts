import type { Change, Clause } from './domain/change.ts';
import type { Item } from './domain/item.ts';
import type { ListPlace } from './domain/list-cursor.ts';
import type { Status } from './domain/status.ts';
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

/** What became of one conditional write. `retried`: the call was sent more than once, so it may be our own first try that refused the second. */
export type ChangeAnswer =
  { readonly applied: true; readonly item: Item } | { readonly applied: false; readonly retried: boolean };

/** The table of orchestration records and route guards, one item per key. Throws what its engine throws. */
export interface RecordTable {
  /** The item as of now (strongly consistent), or undefined. */
  read(key: string): Promise<Item | undefined>;
  /** Applies the change when all its clauses hold and answers the item after it; otherwise changes nothing. */
  change(key: string, change: Change): Promise<ChangeAnswer>;
  /** Records with `wakeShard` = shard and `wakeAt` <= until, the earliest first. From an index: may lag. */
  due(query: DueQuery): Promise<DuePage>;
}

/** A record as the index of wakes has it. */
export interface DueRecord {
  readonly key: string;
  readonly wakeAt: string;
}

export interface DuePage {
  readonly records: readonly DueRecord[];
  /** Last record of this page, to ask for the next one `after` it; absent: this was the last page. */
  readonly last?: DueRecord;
}

export interface DueQuery {
  readonly shard: number;
  /** ISO instant. */
  readonly until: string;
  readonly limit: number;
  /** Where a page before this one ended. That record may have moved since, or be gone. */
  readonly after?: DueRecord | undefined;
}

/** What the record table holds of one user, for erasing it. */
export interface UserRecords {
  /** Keys of the user's orchestrations, also of those that no list shows. From an index: may lag. */
  keysOf(userId: string): AsyncIterable<string>;
  /**
   * Takes an item away, if every clause holds. Answers whether it did; a lost answer may say no where it did.
   */
  remove(key: string, clauses?: readonly Clause[]): Promise<boolean>;
}

export interface ListPage {
  readonly places: readonly ListPlace[];
  /** Last place of this page, to ask for the next one `after` it; absent: this was the last page. */
  readonly last?: ListPlace;
}

/** The orchestrations of a user, newest first, without those that no list shows. */
export interface UserList {
  /** From an index: may lag. `after`: where a page before this one ended. */
  page(query: {
    readonly userId: string;
    readonly limit: number;
    readonly after?: ListPlace | undefined;
  }): Promise<ListPage>;
  /** The items at up to 100 places as of now, in their order; those that are gone are left out. */
  read(places: readonly ListPlace[]): Promise<readonly Item[]>;
}

/** Fresh ids. */
export interface Ids {
  /** A new `orch-` id; the same one for the same user and Idempotency-Key. */
  orchestrationId(userId: string, idempotencyKey: string | undefined): string;
  /** Names one claim of one invocation. */
  leaseOwner(): string;
}

/** Who may use the product. */
export interface Entitlements {
  /** `claims` are the verified claims of the caller's token. */
  isPremium(claims: Readonly<Record<string, unknown>>): Promise<boolean>;
}

/** Something that happened to an orchestration. Published at least once. */
export interface OrchestrationEvent {
  /** Consumers tell repeats by it: a run ends, or pauses for its user, once in each way. */
  readonly eventId: string;
  readonly orchestrationId: string;
  readonly version: number;
  readonly run: number;
  /** COMPLETED, FAILED, CANCELLED, or PAUSED when the user must act. */
  readonly status: Status;
  readonly userId: string;
  readonly totalChunks: number;
  readonly completedChunks: number;
  readonly failedChunks: number;
}

/** Where events go. */
export interface Events {
  /** Resolves when the event is accepted. */
  publish(event: OrchestrationEvent): Promise<void>;
}
