import type { CreateQueueCommandInput } from '@aws-sdk/client-sqs';
import * as z from 'zod';

const count = z.coerce.number().int();

const queueProperties = z.object({
  DelaySeconds: count.optional(),
  MaximumMessageSize: count.optional(),
  MessageRetentionPeriod: count.optional(),
  ReceiveMessageWaitTimeSeconds: count.optional(),
  RedrivePolicy: z.object({ deadLetterTargetArn: z.string(), maxReceiveCount: count }).optional(),
  VisibilityTimeout: count.optional(),
});

/** How a queue delivers, read from the resolved `Properties` of an `AWS::SQS::Queue`. */
export type QueueProperties = z.infer<typeof queueProperties>;

/** @throws ZodError */
export function parseQueueProperties(properties: unknown): QueueProperties {
  return queueProperties.parse(properties);
}

/** CreateQueue input: SQS wants every attribute as a string, the redrive policy as JSON. */
export function toCreateQueue(queueName: string, properties: QueueProperties): CreateQueueCommandInput {
  const attributes = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [name, typeof value === 'object' ? JSON.stringify(value) : String(value)]);
  return { QueueName: queueName, Attributes: Object.fromEntries(attributes) as Record<string, string> };
}
