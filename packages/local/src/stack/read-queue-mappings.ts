import * as z from 'zod';
import type { ResolvedFunction } from './resolved-function.ts';
import type { QueueMapping, StackQueue } from './stack-report.ts';
import { TemplateError } from './template-error.ts';

/** Lambda begins with five pollers where a template names no maximum; more would only idle on one machine. */
const DEFAULT_MAXIMUM_CONCURRENCY = 5;
/** Default of Lambda's event source mapping for SQS. */
const DEFAULT_BATCH_SIZE = 10;

const sqsEvent = z.object({
  arn: z.string(),
  enabled: z.boolean().default(true),
  batchSize: z.coerce.number().int().positive().default(DEFAULT_BATCH_SIZE),
  maximumConcurrency: z.coerce.number().int().positive().default(DEFAULT_MAXIMUM_CONCURRENCY),
  functionResponseType: z.literal('ReportBatchItemFailures').optional(),
});

/**
 * The enabled SQS event sources of `functions`.
 * @throws TemplateError for a queue that is not among `queues`; ZodError for an event of another shape
 */
export function readQueueMappings(
  functions: readonly ResolvedFunction[],
  queues: readonly StackQueue[],
): QueueMapping[] {
  return functions.flatMap(({ name, events }) =>
    events
      .filter(({ sqs }) => sqs !== undefined)
      .map(({ sqs }) => sqsEvent.parse(typeof sqs === 'string' ? { arn: sqs } : sqs))
      .filter(({ enabled }) => enabled)
      .map((event) => ({
        functionName: name,
        queue: findQueue(event.arn, queues),
        batchSize: event.batchSize,
        maximumConcurrency: event.maximumConcurrency,
        partialBatches: event.functionResponseType !== undefined,
      })),
  );
}

function findQueue(arn: string, queues: readonly StackQueue[]): StackQueue {
  const queue = queues.find((candidate) => candidate.arn === arn);
  if (queue !== undefined) return queue;
  throw new TemplateError(`Expected one of ${queues.map((known) => known.arn).join(', ')}, got ${arn}`);
}
