import { randomUUID } from 'node:crypto';

import {
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';

import { aChunkMessage, describeChunkQueue } from '../testing/chunk-queue-contract.ts';
import { describeOnEngines } from '../testing/describe-on-engines.ts';
import { createSqsClient } from './clients.ts';
import { createSqsChunkQueue } from './sqs-chunk-queue.ts';
import { createSqsQuarantine, createSqsReturns } from './sqs-returns.ts';

describeOnEngines('the queues', ['TEST_SQS_ENDPOINT'], ({ TEST_SQS_ENDPOINT }) => {
  let client: SQSClient;
  let queueUrl: string;

  beforeAll(async () => {
    client = createSqsClient({ endpoint: TEST_SQS_ENDPOINT });
    const { QueueUrl } = await client.send(new CreateQueueCommand({ QueueName: `cold-${randomUUID()}` }));
    // Engines answer with host names that need a public DNS.
    queueUrl = `${TEST_SQS_ENDPOINT}${new URL(QueueUrl ?? '').pathname}`;
  });
  afterAll(() => client.destroy());

  const createQueue = () => createSqsChunkQueue({ client, queueUrl, userHash: () => 'user-hash' });

  async function takeBodies(): Promise<string[]> {
    const bodies: string[] = [];
    for (;;) {
      const { Messages: messages = [] } = await client.send(
        new ReceiveMessageCommand({ QueueUrl: queueUrl, MaxNumberOfMessages: 10 }),
      );
      if (messages.length === 0) return bodies;
      bodies.push(...messages.map(({ Body }) => Body ?? ''));
      const entries = messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
      await client.send(new DeleteMessageBatchCommand({ QueueUrl: queueUrl, Entries: entries }));
    }
  }

  describeChunkQueue('SQS', () => ({ queue: createQueue(), takeBodies }));

  describe('createSqsReturns', () => {
    it('makes a received message visible again', async () => {
      await createQueue().send([aChunkMessage(7)]);
      const { Messages: messages = [] } = await client.send(
        new ReceiveMessageCommand({ QueueUrl: queueUrl }),
      );
      expect(await takeBodies()).toEqual([]);
      await createSqsReturns({ client, queueUrl }).returnAfter(messages[0]?.ReceiptHandle ?? '', 0);
      expect(await takeBodies()).toEqual([JSON.stringify(aChunkMessage(7))]);
    });
  });

  describe('createSqsQuarantine', () => {
    it('keeps a body as it came', async () => {
      await createSqsQuarantine({ client, queueUrl }).keep('{ not json');
      expect(await takeBodies()).toEqual(['{ not json']);
    });
  });
});
