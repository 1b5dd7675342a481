import { createHttpHandler, type HttpAnswer, type HttpRequest } from '@syncwell/core/lambda/http';
import { statusPath } from '@syncwell/core/domain/status-path';
import { toStatusAnswer } from '@syncwell/core/lambda/status-answer';

import { refuseDuringErasure } from '../erasing/refuse-during-erasure.ts';
import { parseIdempotencyKey } from '../idempotency-key.ts';
import { refuseTooManyStarts } from '../refuse-too-many-starts.ts';
import { requirePremium } from '../require-premium.ts';
import { getStartDependencies, type StartDependencies } from '../start-dependencies.ts';
import { startOrchestration } from '../start-orchestration.ts';
import { parseStartRequest } from '../start-request.ts';

/** POST /orchestrations: 202 with the status view and its location. */
export function createHandler(dependencies: () => StartDependencies) {
  return createHttpHandler(() => ({
    logger: dependencies().logger,
    route: (request) => postOrchestration(dependencies(), request),
  }));
}

async function postOrchestration(dependencies: StartDependencies, request: HttpRequest): Promise<HttpAnswer> {
  const { entitlements, providers, clock, logger, userHash } = dependencies;
  const { userId, claims } = request.caller;
  await requirePremium(entitlements, claims);
  const start = parseStartRequest(request.body, providers, clock.now());
  const idempotencyKey = parseIdempotencyKey(request.headers['idempotency-key']);
  await refuseDuringErasure(dependencies, userId);
  await refuseTooManyStarts(dependencies, { userId, idempotencyKey });
  const record = await startOrchestration(dependencies, { userId, request: start, idempotencyKey });
  const { orchestrationId, run, source, destination, totalChunks: count } = record;
  const about = { orchestrationId, run, source, destination, count };
  // The one line that has both: whoever looks into a user's trouble finds their syncs by it, and the rest by the sync.
  logger.info('orchestration.begun', { ...about, userHash: userHash(userId) });
  return toStatusAnswer(record, clock.now(), {
    statusCode: 202,
    location: statusPath(orchestrationId),
  });
}

export const handler = createHandler(getStartDependencies);
