import type {
  ChunkList,
  ConnectionList,
  ConnectionView,
  ConnectRequest,
  DisconnectView,
  ErasureView,
  OrchestrationList,
  PlanView,
  StartRequest,
  StatusView,
} from './api-types.ts';
import type { CallOptions, TokenSource } from './call-api.ts';
import type { FollowOptions } from './follow-options.ts';
import type { Fetch, Timer } from './platform.ts';
import type { StatusReading } from './status-reading.ts';

export interface SyncClientOptions {
  /** Where the API is: `https://...`, without a path of it. */
  readonly baseUrl: string;
  readonly token: TokenSource;
  /** Default: the platform's. */
  readonly fetch?: Fetch;
  /** Longest wait for one answer, milliseconds; default 15,000. */
  readonly timeoutMs?: number;
  /** Default: the platform's clock and `setTimeout`. */
  readonly timer?: Timer;
  /** A number from 0 to below 1; default `Math.random`. */
  readonly random?: () => number;
}

export type StatusOptions = CallOptions & {
  /** What is known already: the API only answers when something changed since. */
  readonly previous?: StatusReading | undefined;
};

export interface ListFilter {
  readonly status?: StatusView['status'] | undefined;
  /** `nextCursor` of the page before. */
  readonly cursor?: string | undefined;
}

/**
 * The API as one user sees it. A call that nothing answers is repeated (see {@link CallOptions}), as each is safe to
 * repeat. Each rejects with SyncApiError when the API refuses, NoAnswerError or UnexpectedAnswerError when it cannot be
 * reached, and the signal's reason when it was aborted.
 */
export interface SyncClient extends SyncCalls, ConnectionCalls {
  /**
   * Polls until the sync is over, as often as the API asks for, and resolves with the last reading. With a reading
   * (what `start` answered) it goes on from there.
   */
  follow(sync: string | StatusReading, options?: FollowOptions): Promise<StatusReading>;
}

export interface SyncCalls {
  /** Starts a sync, once, however often it is tried: pass your own key when your app may repeat the call itself. */
  start(
    request: StartRequest,
    options?: CallOptions & { readonly idempotencyKey?: string },
  ): Promise<StatusReading>;
  /** What a start would do; begins nothing. */
  plan(request: StartRequest, options?: CallOptions): Promise<PlanView>;
  /** One page of the user's syncs, newest first. */
  list(options?: CallOptions & ListFilter): Promise<OrchestrationList>;
  /** How far the sync is. */
  status(id: string, options?: StatusOptions): Promise<StatusReading>;
  /** Every month of the sync. */
  chunks(id: string, options?: CallOptions): Promise<ChunkList>;
  /** No new month is begun; it has drained when `inFlightChunks` is 0. */
  pause(id: string, options?: CallOptions): Promise<StatusReading>;
  resume(id: string, options?: CallOptions): Promise<StatusReading>;
  cancel(id: string, options?: CallOptions): Promise<StatusReading>;
  /** Tries again what is missing or failed, or of that only `chunks`. */
  retry(id: string, options?: CallOptions & { readonly chunks?: readonly number[] }): Promise<StatusReading>;
}

export interface ConnectionCalls {
  /** Every provider: connected or not, and how to ask the user. */
  connections(options?: CallOptions): Promise<ConnectionList>;
  /** Connects a provider with the code that it gave. */
  connect(provider: string, request: ConnectRequest, options?: CallOptions): Promise<ConnectionView>;
  disconnect(provider: string, options?: CallOptions): Promise<DisconnectView>;
  /** Erases everything of the user. */
  eraseMe(options?: CallOptions): Promise<ErasureView>;
}
