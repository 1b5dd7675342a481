import {
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { createSqsClient } from './clients.ts';
import { createSqsChunkQueue } from './sqs-chunk-queue.ts';
import { createSqsQuarantine, createSqsReturns } from './sqs-returns.ts';
import { aChunkMessage, describeChunkQueue } from '../testing/chunk-queue-contract.ts';

let client: SQSClient;
let queueUrl: string;

beforeAll(async () => {
  const endpoint = process.env['TEST_SQS_ENDPOINT'];
  if (endpoint === undefined) throw new Error('Expected TEST_SQS_ENDPOINT from the test run, got nothing');
  client = createSqsClient({ endpoint });
  const created = await client.send(new CreateQueueCommand({ QueueName: 'contract-cold-queue' }));
  queueUrl = `${endpoint}${new URL(created.QueueUrl ?? '').pathname}`;
});
afterAll(() => client.destroy());

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

describeChunkQueue('the embedded engine', () => ({
  queue: createSqsChunkQueue({ client, queueUrl, userHash: () => 'user-hash' }),
  takeBodies,
}));

describe('createSqsReturns', () => {
  it('makes a received message visible again', async () => {
    await createSqsChunkQueue({ client, queueUrl, userHash: () => 'user-hash' }).send([aChunkMessage(7)]);
    const { Messages: messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl: queueUrl }));
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
