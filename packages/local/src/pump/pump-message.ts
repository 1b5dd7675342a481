import type { QueueMapping } from '../stack/stack-report.ts';

/** Faults of the queue, for tests. */
export interface PumpFaults {
  /** Every message is delivered twice. */
  readonly deliverTwice?: boolean;
  /** Messages of these chunks never reach the function until they are dead letters. */
  readonly unreachableChunks?: readonly number[];
}

/** What the pump's process has to do. */
export interface PumpTask {
  readonly sqsEndpoint: string;
  /** Base URL of the Lambda API. */
  readonly lambdaUrl: string;
  readonly mappings: readonly QueueMapping[];
  readonly faults: PumpFaults;
}

/** What the pump's process is told over its channel, the task first. */
export type PumpMessage =
  | { readonly type: 'task'; readonly task: PumpTask }
  /** Whether the functions can be called. */
  | { readonly type: 'gate'; readonly open: boolean };

/** What it says: that it listens to messages. */
export interface PumpReady {
  readonly type: 'ready';
}
