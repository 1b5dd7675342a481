import type { QueueMapping } from '../stack/stack-report.ts';
import type { Invoke } from './invocation.ts';
import { toSqsEvent } from './to-sqs-event.ts';

/**
 * Loads as many environments of each mapping's function as will work at once, by empty batches. Lambda does not count
 * loading as part of an invocation's time; serverless-offline does, and on a busy machine the first messages would time
 * out on it. Queues of dead letters are left out: they are rare, and one at a time is loaded fast.
 */
export async function warmUp(mappings: readonly QueueMapping[], invoke: Invoke): Promise<void> {
  const worked = mappings.filter(({ queue }) => queue.maxReceiveCount !== undefined);
  const calls = worked.flatMap(({ functionName, queue, maximumConcurrency }) =>
    Array.from({ length: maximumConcurrency }, () => invoke(functionName, toSqsEvent([], queue.arn))),
  );
  await Promise.all(calls);
}
