import {
  SendMessageBatchCommand,
  type SendMessageBatchCommandOutput,
  type SQSClient,
} from '@aws-sdk/client-sqs';

import { aChunkMessage } from '../testing/chunk-queue-contract.ts';
import { createSqsChunkQueue, QueueSendError } from './sqs-chunk-queue.ts';

type Answer = Pick<SendMessageBatchCommandOutput, 'Successful' | 'Failed'>;

/** A client whose answers are scripted: `confirm` decides per call which entry ids the queue takes. */
function scriptedClient(confirm: (call: number, id: string) => boolean) {
  const calls: string[][] = [];
  const send = (command: unknown): Promise<Answer> => {
    if (!(command instanceof SendMessageBatchCommand)) throw new Error('Expected SendMessageBatch');
    const ids = (command.input.Entries ?? []).map(({ Id }) => Id ?? '');
    calls.push(ids);
    const taken = ids.filter((id) => confirm(calls.length, id));
    const refused = ids.filter((id) => !taken.includes(id));
    return Promise.resolve({
      Successful: taken.map((Id) => ({ Id, MessageId: Id, MD5OfMessageBody: '' })),
      Failed: refused.map((Id) => ({ Id, Code: 'InternalError', SenderFault: false })),
    });
  };
  const client = { send } as unknown as SQSClient;
  return {
    calls,
    queue: createSqsChunkQueue({ client, queueUrl: 'http://127.0.0.1:9/q', userHash: (id) => `h-${id}` }),
  };
}

const twelve = Array.from({ length: 12 }, (_, index) => aChunkMessage(index));

describe('createSqsChunkQueue', () => {
  it('sends batches of at most ten', async () => {
    const { calls, queue } = scriptedClient(() => true);
    await queue.send(twelve);
    expect(calls.map((ids) => ids.length)).toEqual([10, 2]);
  });

  it('sends again exactly what the answer lists as failed', async () => {
    const { calls, queue } = scriptedClient((call, id) => call > 1 || !['3', '5'].includes(id));
    await queue.send(twelve.slice(0, 10));
    expect(calls[1]).toEqual(['3', '5']);
  });

  it('throws how many were never confirmed', async () => {
    const { queue } = scriptedClient((_call, id) => id !== '4');
    await expect(queue.send(twelve)).rejects.toMatchObject({
      code: 'QUEUE_SEND',
      unsent: 1,
      retryable: true,
    });
    await expect(queue.send(twelve)).rejects.toBeInstanceOf(QueueSendError);
  });

  it('counts an entry that the answer does not mention as refused', async () => {
    const client = { send: () => Promise.resolve({}) } as unknown as SQSClient;
    const queue = createSqsChunkQueue({ client, queueUrl: 'http://127.0.0.1:9/q', userHash: () => 'h' });
    await expect(queue.send(twelve.slice(0, 1))).rejects.toMatchObject({ unsent: 1 });
  });
});
