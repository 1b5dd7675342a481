import {
  SendMessageBatchCommand,
  type SendMessageBatchRequestEntry,
  type SQSClient,
} from '@aws-sdk/client-sqs';

import type { ChunkMessage } from '../messages/chunk-message.ts';
import type { ChunkQueue } from '../ports.ts';
import { callAws } from './call-aws.ts';

/** Most entries of one SendMessageBatch call. */
const BATCH_SIZE = 10;
/** Calls for one batch before its rest counts as not sent. */
const MAX_SENDS = 3;

/** Some messages were not confirmed by the queue. Retryable: sending all again is harmless. */
export class QueueSendError extends Error {
  override readonly name = 'QueueSendError';
  readonly code = 'QUEUE_SEND';
  readonly retryable = true;
  readonly unsent: number;

  constructor(unsent: number, codes: readonly string[]) {
    super(`Expected the queue to take every message, ${unsent} were refused (${codes.join(', ')})`);
    this.unsent = unsent;
  }
}

export interface SqsChunkQueueOptions {
  readonly client: SQSClient;
  readonly queueUrl: string;
  /** Keyed hash of a user id: one fair-queue group per user, so that a large backfill does not delay a small one. */
  readonly userHash: (userId: string) => string;
}

/** The cold queue on SQS: batches of ten, every answer's `Failed` read, those sent again. */
export function createSqsChunkQueue(options: SqsChunkQueueOptions): ChunkQueue {
  return {
    send: async (messages) => {
      for (let start = 0; start < messages.length; start += BATCH_SIZE) {
        await sendBatch(options, messages.slice(start, start + BATCH_SIZE).map(toEntry(options)));
      }
    },
  };
}

function toEntry({ userHash }: SqsChunkQueueOptions) {
  return (message: ChunkMessage): SendMessageBatchRequestEntry => ({
    Id: String(message.chunkIndex),
    MessageBody: JSON.stringify(message),
    MessageGroupId: userHash(message.userId),
  });
}

async function sendBatch(
  options: SqsChunkQueueOptions,
  entries: SendMessageBatchRequestEntry[],
): Promise<void> {
  let rest = entries;
  let codes: string[] = [];
  for (let sends = 0; sends < MAX_SENDS && rest.length > 0; sends += 1) {
    const { client, queueUrl } = options;
    const command = new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries: rest });
    const answer = await callAws('SendMessageBatch', () => client.send(command));
    // Only what the answer confirms is sent: an entry in neither list counts as refused.
    const confirmed = new Set(answer.Successful?.map((entry) => entry.Id));
    rest = rest.filter((entry) => !confirmed.has(entry.Id));
    codes = (answer.Failed ?? []).map((entry) => entry.Code ?? 'unknown');
  }
  if (rest.length > 0) throw new QueueSendError(rest.length, codes);
}
