import { ChangeMessageVisibilityCommand, SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';

import type { MessageReturns, Quarantine } from '../ports.ts';

/** Longest visibility that SQS takes, seconds (12 hours). */
const MAX_VISIBILITY_SECONDS = 43_200;

export interface SqsQueue {
  readonly client: SQSClient;
  readonly queueUrl: string;
}

export function createSqsReturns({ client, queueUrl }: SqsQueue): MessageReturns {
  return {
    returnAfter: async (receiptHandle, seconds) => {
      const visibility = Math.min(Math.max(Math.ceil(seconds), 0), MAX_VISIBILITY_SECONDS);
      await client.send(
        new ChangeMessageVisibilityCommand({
          QueueUrl: queueUrl,
          ReceiptHandle: receiptHandle,
          VisibilityTimeout: visibility,
        }),
      );
    },
  };
}

export function createSqsQuarantine({ client, queueUrl }: SqsQueue): Quarantine {
  return {
    keep: async (body) => {
      await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: body }));
    },
  };
}
