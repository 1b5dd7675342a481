import { notFound } from '@syncwell/core/domain/errors';
import { createHttpHandler, type HttpAnswer, type HttpRequest } from '@syncwell/core/lambda/http';
import { orchestrationIdOf } from '@syncwell/core/lambda/orchestration-id';
import { toStatusAnswer } from '@syncwell/core/lambda/status-answer';

import { getDependencies, type StatusDependencies } from '../dependencies.ts';
import { readRouteFacts } from '../read-route-facts.ts';

/** GET /orchestrations/{orchestrationId}/status: the status view with its ETag, or 304. Strongly consistent. */
export function createHandler(dependencies: () => StatusDependencies) {
  return createHttpHandler(() => ({
    logger: dependencies().logger,
    route: (request) => getStatus(dependencies(), request),
  }));
}

async function getStatus(dependencies: StatusDependencies, request: HttpRequest): Promise<HttpAnswer> {
  const { readOwned, clock } = dependencies;
  const orchestrationId = orchestrationIdOf(request);
  const record = await readOwned({ orchestrationId, userId: request.caller.userId });
  if (record === undefined) throw notFound();
  const facts = await readRouteFacts(dependencies, record);
  return toStatusAnswer(record, clock.now(), { ifNoneMatch: request.headers['if-none-match'], facts });
}

export const handler = createHandler(getDependencies);
