import type { Orchestration } from '@syncwell/core/domain/orchestration';
import type { ChunkResult, FailureReason } from '@syncwell/core/domain/outcome';

import { type Claim, chunkFields, type SettleDependencies } from './claim.ts';
import { ACK, type Disposition, returnAtLeaseEnd } from './disposition.ts';

/** Counts the chunk completed. */
export async function completeChunk(
  dependencies: SettleDependencies,
  { message, attempts }: Claim,
  result: ChunkResult,
): Promise<Disposition> {
  const { store, clock, logger } = dependencies;
  const { orchestrationId, chunkIndex } = message;
  const answer = await store.complete(orchestrationId, { chunkIndex, result, now: clock.now() });
  if (answer.kind === 'absent') return ACK;
  if (answer.byThisCall) {
    const outcome = result.found === 0 ? 'EMPTY' : 'COMPLETED';
    logger.info('chunk.completed', { ...chunkFields(message), attempts, outcome, ...result });
  } else {
    logger.info('chunk.settled-before', { ...chunkFields(message), attempts });
  }
  return finishAndAck(dependencies, answer.record);
}

/** Counts the chunk failed, unless somebody else has it meanwhile. */
export async function failChunk(
  dependencies: SettleDependencies,
  { message, owner, attempts }: Omit<Claim, 'record'>,
  reason: FailureReason,
): Promise<Disposition> {
  const { store, clock, logger, random } = dependencies;
  const { orchestrationId, chunkIndex, run } = message;
  const now = clock.now();
  const answer = await store.failFromWorker(orchestrationId, {
    chunkIndex,
    run,
    reason,
    attempts,
    owner,
    now,
  });
  switch (answer.kind) {
    case 'settled':
      if (answer.byThisCall) {
        logger.warn('chunk.failed', { ...chunkFields(message), attempts, outcome: 'FAILED', reason });
      } else {
        logger.info('chunk.settled-before', { ...chunkFields(message), attempts });
      }
      return finishAndAck(dependencies, answer.record);
    case 'busy':
      // Overtaken: the message may be the one that the other worker counts on.
      return returnAtLeaseEnd(answer.end, clock.now(), random);
    case 'moved on':
      await store.dropLease(orchestrationId, { chunkIndex, owner, now });
      return ACK;
    case 'absent':
      return ACK;
  }
}

/** Acknowledges a settled chunk; whoever sees the last one settled ends the record. */
export async function finishAndAck(
  { store, clock }: Pick<SettleDependencies, 'store' | 'clock'>,
  record: Orchestration,
): Promise<Disposition> {
  await store.finishIfSettled(record, clock.now());
  return ACK;
}
