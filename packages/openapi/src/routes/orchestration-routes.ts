import { PROVIDERS } from '@syncwell/connectors/catalog';
import { orchestrationListSchema } from '@syncwell/core/api/orchestration-list';
import { chunkListSchema } from '@syncwell/core/api/chunk-list';
import { planViewSchema } from '@syncwell/core/api/plan-view';
import { startRequestSchema } from '@syncwell/core/api/start-request';
import { statusSchema, statusViewSchema } from '@syncwell/core/api/status-view';
import * as z from 'zod';

import type { RouteContract, RouteKey } from '../route-contract.ts';

const START_SCHEMA = startRequestSchema({
  sources: PROVIDERS.filter(({ canRead }) => canRead).map(({ name }) => name),
  destinations: PROVIDERS.filter(({ canWrite }) => canWrite).map(({ name }) => name),
});

/** Beginning a sync, and looking at what there is. */
export const ORCHESTRATION_ROUTES = {
  'POST /orchestrations': {
    operationId: 'startOrchestration',
    tag: 'Syncs',
    summary: 'Starts a sync',
    description:
      'Needs a premium subscription. One sync per source and destination goes on at a time. With the same `Idempotency-Key` and body the answer is that of the first request, as long as there is a record of it.',
    scope: 'sync:write',
    requestHeaders: ['idempotency-key'],
    body: { schema: START_SCHEMA, required: true },
    answer: {
      status: 202,
      description: 'Started; poll `Location`.',
      schema: statusViewSchema,
      headers: ['etag', 'cache-control', 'location', 'retry-after?'],
    },
    problems: [
      'invalid-request',
      'premium-required',
      'route-taken',
      'erasure-in-progress',
      'idempotency-key-reused',
      'too-many-starts',
      'too-many-restarts',
    ],
  },
  'GET /orchestrations': {
    operationId: 'listOrchestrations',
    tag: 'Syncs',
    summary: 'The caller’s syncs, newest first',
    scope: 'sync:read',
    query: z.strictObject({
      status: statusSchema.optional(),
      cursor: z.string().optional().meta({ description: 'The `nextCursor` of the page before.' }),
    }),
    requestHeaders: ['if-none-match'],
    answer: {
      status: 200,
      description: 'A page.',
      schema: orchestrationListSchema,
      headers: ['etag', 'cache-control'],
    },
    problems: ['invalid-request'],
  },
  'POST /orchestrations/plan': {
    operationId: 'planOrchestration',
    tag: 'Syncs',
    summary: 'What a start would do',
    description: 'Begins nothing, and needs no premium subscription.',
    scope: 'sync:read',
    body: { schema: START_SCHEMA, required: true },
    answer: { status: 200, description: 'The plan.', schema: planViewSchema, headers: ['cache-control'] },
    problems: ['invalid-request'],
  },
  'GET /orchestrations/{orchestrationId}/status': {
    operationId: 'getStatus',
    tag: 'Syncs',
    summary: 'How far a sync is',
    description:
      'To be polled: send the last `ETag` as `If-None-Match`, wait as long as `Retry-After` says, stop when it is absent. Strongly consistent: a count never falls but by `retry`.',
    scope: 'sync:read',
    requestHeaders: ['if-none-match'],
    answer: {
      status: 200,
      description: 'The status view.',
      schema: statusViewSchema,
      headers: ['etag', 'cache-control', 'retry-after?'],
    },
    problems: ['not-found'],
  },
  'GET /orchestrations/{orchestrationId}/chunks': {
    operationId: 'listChunks',
    tag: 'Syncs',
    summary: 'Every month of a sync',
    scope: 'sync:read',
    requestHeaders: ['if-none-match'],
    answer: {
      status: 200,
      description: 'One row per month, oldest first.',
      schema: chunkListSchema,
      headers: ['etag', 'cache-control', 'retry-after?'],
    },
    problems: ['not-found'],
  },
} as const satisfies Readonly<Record<RouteKey, RouteContract>>;
