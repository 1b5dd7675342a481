import { connectRequestSchema } from '@syncwell/core/api/connect-request';
import {
  connectionListSchema,
  connectionViewSchema,
  disconnectViewSchema,
} from '@syncwell/core/api/connections';
import { erasureViewSchema } from '@syncwell/core/api/erasure-view';

import type { RouteContract, RouteKey } from '../route-contract.ts';

/** Which redirect URIs are allowed is a setting of the stage. */
const CONNECT_SCHEMA = connectRequestSchema(() => true);

/** The consents of a user, and the end of everything. */
export const CONNECTION_ROUTES = {
  'GET /connections': {
    operationId: 'listConnections',
    tag: 'Connections',
    summary: 'Every provider: connected, to be connected again, or not',
    scope: 'sync:read',
    answer: {
      status: 200,
      description: 'The providers, and how to ask the user.',
      schema: connectionListSchema,
      headers: ['cache-control'],
    },
    problems: [],
  },
  'PUT /connections/{provider}': {
    operationId: 'putConnection',
    tag: 'Connections',
    summary: 'Connects a provider by the code of a consent',
    scope: 'sync:write',
    body: { schema: CONNECT_SCHEMA, required: true },
    answer: {
      status: 200,
      description: 'Connected.',
      schema: connectionViewSchema,
      headers: ['cache-control'],
    },
    problems: [
      'invalid-request',
      'not-found',
      'erasure-in-progress',
      'consent-refused',
      'scope-missing',
      'provider-blocked',
    ],
  },
  'DELETE /connections/{provider}': {
    operationId: 'deleteConnection',
    tag: 'Connections',
    summary: 'Revokes a consent and forgets it',
    scope: 'sync:write',
    answer: {
      status: 200,
      description: 'Forgotten, whatever the provider said.',
      schema: disconnectViewSchema,
      headers: ['cache-control'],
    },
    problems: ['not-found'],
  },
  'DELETE /me': {
    operationId: 'deleteMe',
    tag: 'Account',
    summary: 'Erases the caller’s syncs, connections and ledger',
    scope: 'sync:write',
    answer: {
      status: 202,
      description: 'Begun.',
      schema: erasureViewSchema,
      headers: ['cache-control'],
    },
    problems: [],
  },
} as const satisfies Readonly<Record<RouteKey, RouteContract>>;
