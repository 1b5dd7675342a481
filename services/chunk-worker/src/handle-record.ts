import { parseChunkMessage, UnreadableMessageError } from '@syncwell/core/messages/chunk-message';
import type { ChunkMessage } from '@syncwell/core/messages/chunk-message';
import type { RecordVerdict } from '@syncwell/core/lambda/sqs-batch';
import type { Logger } from '@syncwell/core/lambda/logger';
import type { MessageReturns, Quarantine } from '@syncwell/core/ports';
import type { SQSRecord } from 'aws-lambda';

import { type Disposition, QUARANTINE } from './disposition.ts';

export interface RecordDependencies {
  readonly quarantine: Quarantine;
  readonly returns: MessageReturns;
  readonly logger: Logger;
}

/**
 * One queue record through `process`. A body that nobody can read goes to the quarantine queue first and is
 * acknowledged only then. A message to be returned gets its delay; without it, it comes back by its visibility time.
 */
export async function handleRecord(
  dependencies: RecordDependencies,
  record: SQSRecord,
  process: (message: ChunkMessage) => Promise<Disposition>,
): Promise<RecordVerdict> {
  const message = readMessage(dependencies, record);
  const disposition = message === undefined ? QUARANTINE : await process(message);
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

function readMessage({ logger }: RecordDependencies, record: SQSRecord): ChunkMessage | undefined {
  try {
    return parseChunkMessage(record.body);
  } catch (error) {
    if (!(error instanceof UnreadableMessageError)) throw error;
    logger.error('message.unreadable', { messageId: record.messageId, error });
    return undefined;
  }
}
