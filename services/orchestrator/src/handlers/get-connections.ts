import { createHttpHandler } from '@syncwell/core/lambda/http';

import { listConnections, type ListConnectionsDependencies } from '../connecting/list-connections.ts';
import { getListDependencies } from '../connection-dependencies.ts';

/** GET /connections: every provider, connected or not, and how to ask the user. */
export function createHandler(dependencies: () => ListConnectionsDependencies) {
  return createHttpHandler(() => ({
    logger: dependencies().logger,
    route: async ({ caller }) => ({
      statusCode: 200,
      headers: { 'cache-control': 'private, no-cache' },
      body: { connections: await listConnections(dependencies(), caller.userId) },
    }),
  }));
}

export const handler = createHandler(getListDependencies);
