import type { RequestGate } from './request-gate.ts';

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
  /** Aborts with a `TimeoutError` after `ms`; absent = the platform's own, in real time. */
  readonly timeoutSignal?: (ms: number) => AbortSignal;
  /** No request, and no wait for another try, lasts longer than until then; absent = no such end. */
  readonly until?: Date;
  /** Asked before each request and told what became of it; absent = every request may be sent. */
  readonly gate?: RequestGate;
}

/** As long as a call counts as being on its way (packages/core/src/domain/budget/windows.ts, `arrival`). */
export const DEFAULT_REQUEST_TIMEOUT_MS = 20_000;
