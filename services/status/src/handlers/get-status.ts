import { notFound } from '@syncwell/core/domain/errors';
import { createHttpHandler, type HttpAnswer, type HttpRequest } from '@syncwell/core/lambda/http';
import { orchestrationIdOf } from '@syncwell/core/lambda/orchestration-id';
import { toStatusAnswer } from '@syncwell/core/lambda/status-answer';

import { getDependencies, type StatusDependencies } from '../dependencies.ts';

/** GET /orchestrations/{orchestrationId}/status: the status view with its ETag, or 304. Strongly consistent. */
export function createHandler(dependencies: () => StatusDependencies) {
  return createHttpHandler(() => ({
    logger: dependencies().logger,
    route: (request) => getStatus(dependencies(), request),
  }));
}

async function getStatus(
  { readOwned, clock }: StatusDependencies,
  request: HttpRequest,
): Promise<HttpAnswer> {
  const orchestrationId = orchestrationIdOf(request);
  const record = await readOwned({ orchestrationId, userId: request.caller.userId });
  if (record === undefined) throw notFound();
  return toStatusAnswer(record, clock.now(), { ifNoneMatch: request.headers['if-none-match'] });
}

export const handler = createHandler(getDependencies);
