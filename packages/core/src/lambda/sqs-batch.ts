import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';

import type { Logger } from './logger.ts';

/** `ack`: its outcome is durable, the queue may forget it. `return`: the queue delivers it again. */
export type RecordVerdict = 'ack' | 'return';

export type RecordProcessor = (record: SQSRecord, context: Context) => Promise<RecordVerdict>;

/**
 * A handler for an event source with `ReportBatchItemFailures`: every record on its own, all at the same time. A
 * record is acknowledged by the verdict `ack` and by nothing else; one that throws is logged and returned.
 */
export function createSqsHandler(
  processRecord: RecordProcessor,
  logger: Logger,
): (event: SQSEvent, context: Context) => Promise<SQSBatchResponse> {
  const judge = async (record: SQSRecord, context: Context): Promise<RecordVerdict> => {
    try {
      return await processRecord(record, context);
    } catch (error) {
      logger.error('record.threw', {
        messageId: record.messageId,
        receiveCount: Number(record.attributes.ApproximateReceiveCount),
        requestId: context.awsRequestId,
        error,
      });
      return 'return';
    }
  };
  return async (event, context) => {
    const verdicts = await Promise.all(event.Records.map((record) => judge(record, context)));
    const returned = event.Records.filter((_record, index) => verdicts[index] !== 'ack');
    return { batchItemFailures: returned.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  };
}
