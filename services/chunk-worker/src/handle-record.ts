import { isPermanent } from '@syncwell/core/domain/errors';
import { parseChunkMessage, UnreadableMessageError } from '@syncwell/core/messages/chunk-message';
import type { ChunkMessage } from '@syncwell/core/messages/chunk-message';
import type { RecordVerdict } from '@syncwell/core/lambda/sqs-batch';
import type { Logger } from '@syncwell/core/lambda/logger';
import type { MessageReturns, Quarantine } from '@syncwell/core/ports';
import type { SQSRecord } from 'aws-lambda';

import { chunkFields } from './claim.ts';
import { type Disposition, QUARANTINE } from './disposition.ts';

export interface RecordDependencies {
  readonly quarantine: Quarantine;
  readonly returns: MessageReturns;
  readonly logger: Logger;
}

type ProcessMessage = (message: ChunkMessage) => Promise<Disposition>;

/**
 * One queue record through `process`. A body that nobody can read, and one that `process` can never get through with,
 * go to the quarantine queue first and are acknowledged only then: else they would circle until they expire. A message
 * to be returned gets its delay; without it, as after an error of `process` that may pass, it comes back by its
 * visibility time. Throws what the queues throw.
 */
export async function handleRecord(
  dependencies: RecordDependencies,
  record: SQSRecord,
  process: ProcessMessage,
): Promise<RecordVerdict> {
  const message = readMessage(dependencies, record);
  const disposition =
    message === undefined ? QUARANTINE : await judge(dependencies, message, { record, process });
  switch (disposition.kind) {
    case 'ack':
      return 'ack';
    case 'quarantine':
      await dependencies.quarantine.keep(record.body);
      dependencies.logger.error('message.quarantined', { messageId: record.messageId });
      return 'ack';
    case 'return':
      if (disposition.afterSeconds !== undefined) {
        await dependencies.returns.returnAfter(record.receiptHandle, disposition.afterSeconds);
      }
      return 'return';
  }
}

async function judge(
  { logger }: RecordDependencies,
  message: ChunkMessage,
  { record, process }: { readonly record: SQSRecord; readonly process: ProcessMessage },
): Promise<Disposition> {
  try {
    return await process(message);
  } catch (error) {
    const { messageId, attributes } = record;
    const receiveCount = Number(attributes.ApproximateReceiveCount);
    const fields = { ...chunkFields(message), messageId, receiveCount, error };
    logger.error(isPermanent(error) ? 'message.refused' : 'message.failed', fields);
    return isPermanent(error) ? QUARANTINE : { kind: 'return' };
  }
}

function readMessage({ logger }: RecordDependencies, record: SQSRecord): ChunkMessage | undefined {
  try {
    return parseChunkMessage(record.body);
  } catch (error) {
    if (!(error instanceof UnreadableMessageError)) throw error;
    logger.error('message.unreadable', { messageId: record.messageId, error });
    return undefined;
  }
}
