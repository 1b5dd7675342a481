import { createHttpHandler } from '@syncwell/core/lambda/http';
import { orchestrationIdOf } from '@syncwell/core/lambda/orchestration-id';
import { toStatusAnswer } from '@syncwell/core/lambda/status-answer';

import { pauseOrchestration } from '../change-course.ts';
import { type CommandDependencies, getCommandDependencies } from '../dependencies.ts';

/** POST /orchestrations/{orchestrationId}/pause: the status view; `inFlightChunks` says when it has drained. */
export function createHandler(dependencies: () => CommandDependencies) {
  return createHttpHandler(() => ({
    logger: dependencies().logger,
    route: async (request) => {
      const { userId } = request.caller;
      const record = await pauseOrchestration(dependencies(), {
        orchestrationId: orchestrationIdOf(request),
        userId,
      });
      return toStatusAnswer(record, dependencies().clock.now());
    },
  }));
}

export const handler = createHandler(getCommandDependencies);
