/** The messages of the API: types alone, so that nothing of the service becomes part of the client. */
export type { ChunkList, ChunkView } from '@syncwell/core/api/chunk-list';
export type { ConnectBody as ConnectRequest } from '@syncwell/core/api/connect-request';
export type { ConnectionList, ConnectionView, DisconnectView } from '@syncwell/core/api/connections';
export type { ErasureView } from '@syncwell/core/api/erasure-view';
export type { ListedOrchestration, OrchestrationList } from '@syncwell/core/api/orchestration-list';
export type { PlanView } from '@syncwell/core/api/plan-view';
export type { Problem } from '@syncwell/core/api/problem';
export type { ProblemCode } from '@syncwell/core/api/problem-types';
export type { StartBody as StartRequest } from '@syncwell/core/api/start-request';
export type { FailedRange, StatusView } from '@syncwell/core/api/status-view';
