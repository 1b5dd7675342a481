import { createHttpHandler, type HttpAnswer, type HttpRequest } from '@syncwell/core/lambda/http';
import { orchestrationIdOf } from '@syncwell/core/lambda/orchestration-id';
import { toStatusAnswer } from '@syncwell/core/lambda/status-answer';

import { retryOrchestration } from '../change-course.ts';
import { requirePremium } from '../require-premium.ts';
import { getRestartingDependencies, type RestartingDependencies } from '../restart-dependencies.ts';
import { parseRetryRequest } from '../retry-request.ts';

/** POST /orchestrations/{orchestrationId}/retry {chunks?}: 202 with the status view of the new run. */
export function createHandler(dependencies: () => RestartingDependencies) {
  return createHttpHandler(() => ({
    logger: dependencies().logger,
    route: (request) => postRetry(dependencies(), request),
  }));
}

async function postRetry(dependencies: RestartingDependencies, request: HttpRequest): Promise<HttpAnswer> {
  const { userId, claims } = request.caller;
  await requirePremium(dependencies.entitlements, claims);
  const record = await retryOrchestration(dependencies, {
    orchestrationId: orchestrationIdOf(request),
    userId,
    chunks: parseRetryRequest(request.body),
  });
  return toStatusAnswer(record, dependencies.clock.now(), { statusCode: 202 });
}

export const handler = createHandler(getRestartingDependencies);
