import { toChunkList } from '@syncwell/core/domain/chunk-list';
import { notFound } from '@syncwell/core/domain/errors';
import { createHttpHandler, type HttpAnswer, type HttpRequest } from '@syncwell/core/lambda/http';
import { orchestrationIdOf } from '@syncwell/core/lambda/orchestration-id';
import { retryAfter } from '@syncwell/core/lambda/retry-after';
import { toTaggedAnswer } from '@syncwell/core/lambda/tagged-answer';

import { getRecordDependencies, type RecordDependencies } from '../dependencies.ts';

/** GET /orchestrations/{orchestrationId}/chunks: one row per month with its ETag, or 304. Strongly consistent. */
export function createHandler(dependencies: () => RecordDependencies) {
  return createHttpHandler(() => ({
    logger: dependencies().logger,
    route: (request) => getChunks(dependencies(), request),
  }));
}

async function getChunks(
  { readOwned, clock }: RecordDependencies,
  request: HttpRequest,
): Promise<HttpAnswer> {
  const orchestrationId = orchestrationIdOf(request);
  const record = await readOwned({ orchestrationId, userId: request.caller.userId });
  if (record === undefined) throw notFound();
  const now = clock.now();
  return toTaggedAnswer(toChunkList(record, now), {
    headers: retryAfter(record, now),
    ifNoneMatch: request.headers['if-none-match'],
  });
}

export const handler = createHandler(getRecordDependencies);
