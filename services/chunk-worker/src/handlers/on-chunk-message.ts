import { createSqsHandler } from '@syncwell/core/lambda/sqs-batch';
import type { Context, SQSEvent } from 'aws-lambda';

import { getWorkerDependencies, type WorkerDependencies } from '../dependencies.ts';
import { handleRecord } from '../handle-record.ts';
import { processChunk } from '../process-chunk.ts';

/** Cold queue: copies one month per message. */
export function createHandler(getDependencies: () => WorkerDependencies) {
  return (event: SQSEvent, context: Context) => {
    const dependencies = getDependencies();
    const deadline = new Date(dependencies.clock.now().getTime() + context.getRemainingTimeInMillis());
    const handle = createSqsHandler(
      (record) =>
        handleRecord(dependencies, record, (message) => processChunk(dependencies, message, deadline)),
      dependencies.logger,
    );
    return handle(event, context);
  };
}

export const handler = createHandler(getWorkerDependencies);
