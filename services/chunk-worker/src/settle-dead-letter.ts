import type { Orchestration } from '@syncwell/core/domain/orchestration';
import type { FailureReason } from '@syncwell/core/domain/outcome';
import type { ChunkMessage } from '@syncwell/core/messages/chunk-message';
import { messageFits } from '@syncwell/core/messages/message-fits';

import { ACK, type Disposition, QUARANTINE, returnAtLeaseEnd } from './disposition.ts';
import { finishAndAck } from './settle-chunk.ts';
import { chunkFields, type SettleDependencies } from './claim.ts';

export type DeadLetterDependencies = Pick<SettleDependencies, 'store' | 'clock' | 'logger' | 'random'>;

/**
 * Counts the chunk of a dead letter as failed: the net for messages that killed our code or never reached it. While
 * somebody works on the chunk the letter goes back to its queue. Throws what the store throws.
 */
export async function settleDeadLetter(
  dependencies: DeadLetterDependencies,
  message: ChunkMessage,
): Promise<Disposition> {
  const { store, clock, logger, random } = dependencies;
  const { orchestrationId, chunkIndex, run } = message;
  const record = await store.read(orchestrationId);
  if (record === undefined) return ACK;
  if (!messageFits(record, message)) return QUARANTINE;
  const attempts = record.attempts.get(chunkIndex) ?? 0;
  const reason = reasonOf(record, chunkIndex, attempts);
  const now = clock.now();
  const answer = await store.failFromDeadLetter(orchestrationId, { chunkIndex, run, reason, attempts, now });
  logger.warn('dead-letter.received', { ...chunkFields(message), attempts, status: answer.kind });
  switch (answer.kind) {
    case 'settled':
      if (answer.byThisCall) {
        const fields = { ...chunkFields(message), attempts, outcome: 'FAILED', reason };
        logger.warn('chunk.failed', fields);
        logger.error('dead-letter.counted', fields);
      }
      return finishAndAck(dependencies, answer.record);
    case 'busy':
      return returnAtLeaseEnd(answer.end, clock.now(), random);
    case 'absent':
    case 'moved on':
      return ACK;
  }
}

function reasonOf(record: Orchestration, chunkIndex: number, attempts: number): FailureReason {
  return attempts === 0 ? 'NEVER_STARTED' : (record.errors.get(chunkIndex) ?? 'WORKER_CRASHED');
}
