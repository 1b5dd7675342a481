import { createHttpHandler } from '@syncwell/core/lambda/http';
import { orchestrationIdOf } from '@syncwell/core/lambda/orchestration-id';
import { toStatusAnswer } from '@syncwell/core/lambda/status-answer';

import { cancelOrchestration } from '../change-course.ts';
import { type CommandDependencies, getCommandDependencies } from '../dependencies.ts';

/** POST /orchestrations/{orchestrationId}/cancel: the status view. */
export function createHandler(dependencies: () => CommandDependencies) {
  return createHttpHandler(() => ({
    logger: dependencies().logger,
    route: async (request) => {
      const { userId } = request.caller;
      const command = { orchestrationId: orchestrationIdOf(request), userId };
      const record = await cancelOrchestration(dependencies(), command);
      return toStatusAnswer(record, dependencies().clock.now());
    },
  }));
}

export const handler = createHandler(getCommandDependencies);
