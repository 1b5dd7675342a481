export type {
  ChunkList,
  ChunkView,
  ConnectionList,
  ConnectionView,
  ConnectRequest,
  DisconnectView,
  ErasureView,
  FailedRange,
  ListedOrchestration,
  OrchestrationList,
  PlanView,
  Problem,
  ProblemCode,
  StartRequest,
  StatusView,
} from './api-types.ts';
export type { CallOptions, TokenSource } from './call-api.ts';
export { createSyncClient } from './create-sync-client.ts';
export { isPassing, NoAnswerError, SyncApiError, UnexpectedAnswerError } from './errors.ts';
export type { FollowOptions } from './follow-options.ts';
export { hasEnded } from './has-ended.ts';
export { nextPollMs, type PollState } from './next-poll.ts';
export type { Fetch, FetchResponse, Timer } from './platform.ts';
export type { StatusReading } from './status-reading.ts';
export type {
  ConnectionCalls,
  ListFilter,
  StatusOptions,
  SyncCalls,
  SyncClient,
  SyncClientOptions,
} from './sync-client.ts';
