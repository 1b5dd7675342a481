import { retryRequestSchema } from '@syncwell/core/api/retry-request';
import { statusViewSchema } from '@syncwell/core/api/status-view';

import type { RouteContract, RouteKey } from '../route-contract.ts';

const COMMAND = { tag: 'Syncs', scope: 'sync:write' } as const;

const answer = (status: 200 | 202, description: string): RouteContract['answer'] => ({
  status,
  description,
  schema: statusViewSchema,
  headers: ['etag', 'cache-control', 'retry-after?'],
});

/** What a user can do with a sync. Repeating a command is harmless. */
export const COMMAND_ROUTES = {
  'POST /orchestrations/{orchestrationId}/pause': {
    ...COMMAND,
    operationId: 'pauseOrchestration',
    summary: 'Pauses a sync',
    description: 'Months that a worker holds are finished: the pause has drained when `inFlightChunks` is 0.',
    answer: answer(200, 'Paused.'),
    problems: ['not-found', 'illegal-state'],
  },
  'POST /orchestrations/{orchestrationId}/resume': {
    ...COMMAND,
    operationId: 'resumeOrchestration',
    summary: 'Goes on with a paused sync',
    description: 'Needs a premium subscription. Only what is missing is copied.',
    answer: answer(202, 'Under way again.'),
    problems: ['not-found', 'premium-required', 'illegal-state', 'route-taken', 'too-many-restarts'],
  },
  'POST /orchestrations/{orchestrationId}/retry': {
    ...COMMAND,
    operationId: 'retryOrchestration',
    summary: 'Tries again what an ended sync did not copy',
    description: 'Needs a premium subscription. All that is not completed, or of that only the named months.',
    body: { schema: retryRequestSchema, required: false },
    answer: answer(202, 'Under way again.'),
    problems: [
      'invalid-request',
      'not-found',
      'premium-required',
      'illegal-state',
      'route-taken',
      'too-many-restarts',
    ],
  },
  'POST /orchestrations/{orchestrationId}/cancel': {
    ...COMMAND,
    operationId: 'cancelOrchestration',
    summary: 'Ends a sync',
    description: 'What is copied stays; `retry` goes on with it.',
    answer: answer(200, 'Cancelled.'),
    problems: ['not-found', 'illegal-state'],
  },
} as const satisfies Readonly<Record<RouteKey, RouteContract>>;
