import { createHttpHandler, type HttpAnswer, type HttpRequest } from '@syncwell/core/lambda/http';
import { statusPath } from '@syncwell/core/domain/status-path';
import { toStatusAnswer } from '@syncwell/core/lambda/status-answer';

import { getDependencies, type OrchestratorDependencies } from '../dependencies.ts';
import { refuseDuringErasure } from '../erasing/refuse-during-erasure.ts';
import { parseIdempotencyKey } from '../idempotency-key.ts';
import { requirePremium } from '../require-premium.ts';
import { startOrchestration } from '../start-orchestration.ts';
import { parseStartRequest } from '../start-request.ts';

/** POST /orchestrations: 202 with the status view and its location. */
export function createHandler(dependencies: () => OrchestratorDependencies) {
  return createHttpHandler(() => ({
    logger: dependencies().logger,
    route: (request) => postOrchestration(dependencies(), request),
  }));
}

async function postOrchestration(
  dependencies: OrchestratorDependencies,
  request: HttpRequest,
): Promise<HttpAnswer> {
  const { entitlements, providers, clock } = dependencies;
  const { userId, claims } = request.caller;
  await requirePremium(entitlements, claims);
  const start = parseStartRequest(request.body, providers, clock.now());
  await refuseDuringErasure(dependencies, userId);
  const record = await startOrchestration(dependencies, {
    userId,
    request: start,
    idempotencyKey: parseIdempotencyKey(request.headers['idempotency-key']),
  });
  return toStatusAnswer(record, clock.now(), {
    statusCode: 202,
    location: statusPath(record.orchestrationId),
  });
}

export const handler = createHandler(getDependencies);
