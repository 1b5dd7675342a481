import { createHttpHandler } from '@syncwell/core/lambda/http';

import { beginErasure, type BeginErasureDependencies } from '../erasing/begin-erasure.ts';
import { getErasureDependencies } from '../erasure-dependencies.ts';

/** DELETE /me: 202, always: most is erased by now, the rest and a last look are the sweeper's. */
export function createHandler(dependencies: () => BeginErasureDependencies) {
  return createHttpHandler(() => ({
    logger: dependencies().logger,
    route: async ({ caller }) => {
      const { requestedAt } = await beginErasure(dependencies(), caller.userId);
      return {
        statusCode: 202,
        headers: { 'cache-control': 'no-store' },
        body: { status: 'ERASING', requestedAt },
      };
    },
  }));
}

export const handler = createHandler(getErasureDependencies);
