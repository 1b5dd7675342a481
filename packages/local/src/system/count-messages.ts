import { GetQueueAttributesCommand, type QueueAttributeName, type SQSClient } from '@aws-sdk/client-sqs';
import type { StackQueue } from '../stack/stack-report.ts';

const COUNTS: readonly QueueAttributeName[] = [
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
  'ApproximateNumberOfMessagesDelayed',
];

/** Messages on each queue by its logical id, those in work and those delayed included. */
export async function countMessages(
  sqs: SQSClient,
  queues: readonly StackQueue[],
): Promise<Readonly<Record<string, number>>> {
  const counts = queues.map(async ({ logicalId, url }) => [logicalId, await countOne(sqs, url)] as const);
  return Object.fromEntries(await Promise.all(counts));
}

async function countOne(sqs: SQSClient, QueueUrl: string): Promise<number> {
  const command = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...COUNTS] });
  const { Attributes = {} } = await sqs.send(command);
  return COUNTS.reduce((total, name) => total + Number(Attributes[name] ?? 0), 0);
}
