import { createHttpHandler } from '@syncwell/core/lambda/http';
import { orchestrationIdOf } from '@syncwell/core/lambda/orchestration-id';
import { toStatusAnswer } from '@syncwell/core/lambda/status-answer';

import { resumeOrchestration } from '../change-course.ts';
import { requirePremium } from '../require-premium.ts';
import { getRestartingDependencies, type RestartingDependencies } from '../restart-dependencies.ts';

/** POST /orchestrations/{orchestrationId}/resume: 202 with the status view, every missing chunk on the queue again. */
export function createHandler(dependencies: () => RestartingDependencies) {
  return createHttpHandler(() => ({
    logger: dependencies().logger,
    route: async (request) => {
      const { userId, claims } = request.caller;
      await requirePremium(dependencies().entitlements, claims);
      const record = await resumeOrchestration(dependencies(), {
        orchestrationId: orchestrationIdOf(request),
        userId,
      });
      return toStatusAnswer(record, dependencies().clock.now(), { statusCode: 202 });
    },
  }));
}

export const handler = createHandler(getRestartingDependencies);
