import { createSqsHandler } from '@syncwell/core/lambda/sqs-batch';
import type { Context, SQSEvent } from 'aws-lambda';

import { type DeadLetterHandlerDependencies, getDeadLetterDependencies } from '../dependencies.ts';
import { handleRecord } from '../handle-record.ts';
import { settleDeadLetter } from '../settle-dead-letter.ts';

/** Dead-letter queue: counts the chunk of each letter as failed. */
export function createHandler(getDependencies: () => DeadLetterHandlerDependencies) {
  return (event: SQSEvent, context: Context) => {
    const dependencies = getDependencies();
    const handle = createSqsHandler(
      (record) => handleRecord(dependencies, record, (message) => settleDeadLetter(dependencies, message)),
      dependencies.logger,
    );
    return handle(event, context);
  };
}

export const handler = createHandler(getDeadLetterDependencies);
