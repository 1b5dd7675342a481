import { createHttpHandler } from '@syncwell/core/lambda/http';

import { getPlanDependencies } from '../plan-dependencies.ts';
import { type PlanDependencies, planStart } from '../planning/plan-start.ts';
import { parseStartRequest } from '../start-request.ts';

/** POST /orchestrations/plan: what a start with this body would do. Begins nothing. */
export function createHandler(dependencies: () => PlanDependencies) {
  return createHttpHandler(() => ({
    logger: dependencies().logger,
    route: async ({ caller, body }) => {
      const { providers, clock } = dependencies();
      const request = parseStartRequest(body, providers, clock.now());
      return {
        statusCode: 200,
        headers: { 'cache-control': 'no-store' },
        body: await planStart(dependencies(), caller.userId, request),
      };
    },
  }));
}

export const handler = createHandler(getPlanDependencies);
