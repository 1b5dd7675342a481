import { createHttpHandler } from '@syncwell/core/lambda/http';
import { toTaggedAnswer } from '@syncwell/core/lambda/tagged-answer';

import { getListDependencies } from '../dependencies.ts';
import { type ListDependencies, listOrchestrations } from '../list-orchestrations.ts';
import { parseListRequest } from '../list-request.ts';

/** GET /orchestrations?status&cursor: a page of the caller's syncs, newest first, or 304. */
export function createHandler(dependencies: () => ListDependencies) {
  return createHttpHandler(() => ({
    logger: dependencies().logger,
    route: async ({ caller, queryParameters, headers }) => {
      const request = parseListRequest(queryParameters);
      const page = await listOrchestrations(dependencies(), caller.userId, request);
      return toTaggedAnswer(page, { ifNoneMatch: headers['if-none-match'] });
    },
  }));
}

export const handler = createHandler(getListDependencies);
