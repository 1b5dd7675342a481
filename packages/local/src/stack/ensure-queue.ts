import { CreateQueueCommand, GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import type { AwsClients } from './aws-clients.ts';
import type { PhysicalResource } from './physical-resource.ts';
import { toCreateQueue, type QueueProperties } from './to-create-queue.ts';
import { toQueueUrl } from './to-queue-url.ts';

/** Makes the queue unless it is there with the same attributes. */
export async function ensureQueue(
  { sqs, sqsEndpoint }: AwsClients,
  name: string,
  properties: QueueProperties,
): Promise<PhysicalResource> {
  const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand(toCreateQueue(name, properties)));
  const url = toQueueUrl(QueueUrl, sqsEndpoint);
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['QueueArn'] }),
  );
  return {
    reference: url,
    attributes: { Arn: Attributes?.QueueArn ?? '', QueueName: name, QueueUrl: url },
  };
}
