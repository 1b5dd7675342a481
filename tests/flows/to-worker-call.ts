import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';

import type { ChunkMessage } from '../../packages/core/src/messages/chunk-message.ts';

/** Left to an invocation when it begins, milliseconds. */
const REMAINING_MS = 60_000;

/** Calls a handler of the cold queue with one message. Answers whether it was acknowledged. */
export function toWorkerCall(handler: (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>) {
  return async (message: ChunkMessage): Promise<boolean> => {
    const record = {
      messageId: 'message-1',
      receiptHandle: 'receipt-1',
      body: JSON.stringify(message),
      attributes: { ApproximateReceiveCount: '1' },
    };
    const context = { getRemainingTimeInMillis: () => REMAINING_MS, awsRequestId: 'request-1' };
    const event = { Records: [record] } as unknown as SQSEvent;
    const { batchItemFailures } = await handler(event, context as unknown as Context);
    return batchItemFailures.length === 0;
  };
}
