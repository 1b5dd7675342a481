/** A queue that was made from the template. */
export interface StackQueue {
  readonly logicalId: string;
  readonly url: string;
  readonly arn: string;
  readonly visibilitySeconds: number;
  /** Receives before a message moves to the dead-letter queue; absent when it has none. */
  readonly maxReceiveCount?: number;
}

/** One SQS event source of a function: what Lambda's pollers need to know. */
export interface QueueMapping {
  readonly functionName: string;
  readonly queue: StackQueue;
  readonly batchSize: number;
  /** Most invocations at once. */
  readonly maximumConcurrency: number;
  /** Whether the answer may name single failed messages (`ReportBatchItemFailures`). */
  readonly partialBatches: boolean;
}

/** One schedule of a function. Its rate is the deployment's; here it is called as often as the local scheduler says. */
export interface FunctionSchedule {
  readonly functionName: string;
  /** The event in place of EventBridge's own, when the template gives one. */
  readonly input?: unknown;
}

/** What the services process tells the process that started it, once everything is made. */
export interface StackReport {
  /** `aud` of the tokens that the HTTP API takes. */
  readonly audience: string;
  /** Table names by logical id. */
  readonly tables: Readonly<Record<string, string>>;
  readonly queues: readonly StackQueue[];
  readonly mappings: readonly QueueMapping[];
  readonly schedules: readonly FunctionSchedule[];
  /** Environment of each function, by its key in the template, as its handler sees it. */
  readonly environments: Readonly<Record<string, Readonly<Record<string, string>>>>;
}
