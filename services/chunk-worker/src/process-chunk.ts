import type { ClaimRefusal } from '@syncwell/core/domain/refused-claim';
import type { ChunkResult } from '@syncwell/core/domain/outcome';
import { MAX_ATTEMPTS } from '@syncwell/core/domain/timing';
import type { ChunkMessage } from '@syncwell/core/messages/chunk-message';
import { messageFits } from '@syncwell/core/messages/message-fits';
import type { Ids } from '@syncwell/core/ports';

import { toChunkFailure } from './chunk-failure.ts';
import { type Claim, chunkFields, type SettleDependencies } from './claim.ts';
import { ACK, type Disposition, QUARANTINE, returnAtLeaseEnd } from './disposition.ts';
import { giveChunkBack, parkChunk, pauseForReconnect, releaseChunk, yieldChunk } from './hand-back-chunk.ts';
import { toTimeBox, type TimeBox } from './time-box.ts';
import { completeChunk, failChunk, finishAndAck } from './settle-chunk.ts';

export interface ProcessChunkDependencies extends SettleDependencies {
  readonly ids: Ids;
  /** Copies the message's month; throws what {@link toChunkFailure} reads. */
  readonly copyChunk: (message: ChunkMessage, timeBox: TimeBox) => Promise<ChunkResult>;
}

/**
 * Works off one cold-queue message: claim, copy, settle. The answer is `ack` only when the outcome is durable or the
 * chunk is somebody else's care. Throws what the store throws: the message then comes back by its visibility time.
 * `deadline` is when this invocation is stopped; the lease ends with it.
 */
export async function processChunk(
  dependencies: ProcessChunkDependencies,
  message: ChunkMessage,
  deadline: Date,
): Promise<Disposition> {
  const { store, clock, ids } = dependencies;
  const { orchestrationId, chunkIndex, run } = message;
  const owner = ids.leaseOwner();
  const now = clock.now();
  const answer = await store.claim(orchestrationId, { chunkIndex, run, owner, leaseEnd: deadline, now });
  if (answer.kind === 'refused') return actOnRefusal(dependencies, message, answer.refusal);
  const { record } = answer;
  if (!messageFits(record, message)) {
    await store.giveBack(orchestrationId, { chunkIndex, owner, now: clock.now() });
    return QUARANTINE;
  }
  return work(
    dependencies,
    { message, owner, attempts: record.attempts.get(chunkIndex) ?? 1, record },
    deadline,
  );
}

async function actOnRefusal(
  dependencies: ProcessChunkDependencies,
  message: ChunkMessage,
  refusal: ClaimRefusal,
): Promise<Disposition> {
  const { chunkIndex } = message;
  dependencies.logger.info('chunk.refused', { ...chunkFields(message), reason: refusal.reason });
  switch (refusal.reason) {
    case 'absent':
    case 'terminal':
    case 'other run':
    case 'paused':
    case 'waiting':
      return ACK;
    case 'not in plan':
      return QUARANTINE;
    case 'settled':
      return finishAndAck(dependencies, refusal.record);
    case 'busy':
      return returnAtLeaseEnd(refusal.lease.end, dependencies.clock.now(), dependencies.random);
    case 'exhausted': {
      // Its attempts are those of our own messages: one that does not fit must not be the last straw.
      if (!messageFits(refusal.record, message)) return QUARANTINE;
      const reason = refusal.record.errors.get(chunkIndex) ?? 'WORKER_CRASHED';
      const attempts = refusal.record.attempts.get(chunkIndex) ?? MAX_ATTEMPTS;
      return failChunk(dependencies, { message, owner: dependencies.ids.leaseOwner(), attempts }, reason);
    }
  }
}

async function work(
  dependencies: ProcessChunkDependencies,
  claim: Claim,
  deadline: Date,
): Promise<Disposition> {
  const { clock, timing, copyChunk } = dependencies;
  const timeBox = toTimeBox(clock.now(), deadline, timing);
  let result: ChunkResult;
  try {
    result = await copyChunk(claim.message, timeBox);
  } catch (error) {
    return actOnFailure(dependencies, claim, error);
  }
  return completeChunk(dependencies, claim, result);
}

async function actOnFailure(
  dependencies: ProcessChunkDependencies,
  claim: Claim,
  error: unknown,
): Promise<Disposition> {
  const failure = toChunkFailure(error, dependencies.clock.now());
  const { message, attempts } = claim;
  dependencies.logger.warn('chunk.attempt-failed', {
    ...chunkFields(message),
    attempts,
    reason: failure.act,
    error,
  });
  switch (failure.act) {
    case 'fail':
      return failChunk(dependencies, claim, failure.reason);
    case 'release': {
      const giveUp = attempts >= MAX_ATTEMPTS;
      return (giveUp ? failChunk : releaseChunk)(dependencies, claim, failure.reason);
    }
    case 'park':
      return parkChunk(dependencies, claim, failure.waiting);
    case 'reconnect':
      return pauseForReconnect(dependencies, claim, failure.provider);
    case 'yield':
      return yieldChunk(dependencies, claim);
    case 'give back':
      return giveChunkBack(dependencies, claim);
  }
}
