import type { Events } from '../ports.ts';
import type { Logger } from './logger.ts';

/** Events as log lines: for a stage without an event bus. */
export function createLogEvents(logger: Logger): Events {
  return {
    publish: ({ orchestrationId, run, status, completedChunks }) => {
      logger.info('orchestration.announced', { orchestrationId, run, status, count: completedChunks });
      return Promise.resolve();
    },
  };
}
