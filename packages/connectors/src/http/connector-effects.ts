/** The platform's `fetch`, or a stand-in. */
export type FetchFunction = typeof globalThis.fetch;

/** Everything a connector does to the outside world; nothing else reads the clock or the network. */
export interface ConnectorEffects {
  readonly fetch: FetchFunction;
  readonly now: () => Date;
  /** Resolves after `ms` milliseconds. */
  readonly sleep: (ms: number) => Promise<void>;
  /** Longest time for one request and its whole answer; absent = {@link DEFAULT_REQUEST_TIMEOUT_MS}. */
  readonly requestTimeoutMs?: number;
}

export const DEFAULT_REQUEST_TIMEOUT_MS = 20_000;
