import type { ClaimRefusal } from '@syncwell/core/domain/refused-claim';
import type { Orchestration } from '@syncwell/core/domain/orchestration';
import type { ChunkResult, FailureReason } from '@syncwell/core/domain/outcome';
import { MAX_ATTEMPTS, type Timing } from '@syncwell/core/domain/timing';
import type { Logger } from '@syncwell/core/lambda/logger';
import type { ChunkMessage } from '@syncwell/core/messages/chunk-message';
import type { Clock, Ids } from '@syncwell/core/ports';
import type { OrchestrationStore } from '@syncwell/core/store/orchestration-store';

import { type ChunkFailure, toChunkFailure } from './chunk-failure.ts';
import { ACK, type Disposition, returnAfterBackoff, returnAtLeaseEnd } from './disposition.ts';

export interface ProcessChunkDependencies {
  readonly store: OrchestrationStore;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly timing: Timing;
  readonly logger: Logger;
  /** A number from 0 up to 1, for jitter. */
  readonly random: () => number;
  /** Copies the message's month; throws what {@link toChunkFailure} reads. */
  readonly copyChunk: (message: ChunkMessage, timeBoxEnd: Date) => Promise<ChunkResult>;
}

/** One claim of this invocation on one chunk. */
interface Claim {
  readonly message: ChunkMessage;
  readonly owner: string;
  /** Tries so far, this one included. */
  readonly attempts: number;
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
  const attempts = answer.record.attempts.get(chunkIndex) ?? 1;
  return work(dependencies, { message, owner, attempts });
}

async function actOnRefusal(
  dependencies: ProcessChunkDependencies,
  message: ChunkMessage,
  refusal: ClaimRefusal,
): Promise<Disposition> {
  const { orchestrationId, chunkIndex, run } = message;
  dependencies.logger.info('chunk.refused', { orchestrationId, chunkIndex, run, reason: refusal.reason });
  switch (refusal.reason) {
    case 'absent':
    case 'terminal':
    case 'other run':
    case 'paused':
    case 'waiting':
      return ACK;
    case 'settled':
      return finishAndAck(dependencies, refusal.record);
    case 'busy':
      return returnAtLeaseEnd(refusal.lease.end, dependencies.clock.now(), dependencies.random);
    case 'exhausted': {
      const reason = refusal.record.errors.get(chunkIndex) ?? 'WORKER_CRASHED';
      const attempts = refusal.record.attempts.get(chunkIndex) ?? MAX_ATTEMPTS;
      return fail(dependencies, { message, owner: dependencies.ids.leaseOwner(), attempts }, reason);
    }
  }
}

async function work(dependencies: ProcessChunkDependencies, claim: Claim): Promise<Disposition> {
  const { clock, timing, copyChunk } = dependencies;
  const timeBoxEnd = new Date(clock.now().getTime() + timing.timeBoxSeconds * 1000);
  let result: ChunkResult;
  try {
    result = await copyChunk(claim.message, timeBoxEnd);
  } catch (error) {
    return actOnFailure(dependencies, claim, error);
  }
  return complete(dependencies, claim, result);
}

async function complete(
  dependencies: ProcessChunkDependencies,
  { message, attempts }: Claim,
  result: ChunkResult,
): Promise<Disposition> {
  const { store, clock, logger } = dependencies;
  const { orchestrationId, chunkIndex, run } = message;
  const answer = await store.complete(orchestrationId, { chunkIndex, result, now: clock.now() });
  logger.info('chunk.completed', { orchestrationId, chunkIndex, run, attempts, ...result });
  return answer.kind === 'absent' ? ACK : finishAndAck(dependencies, answer.record);
}

async function actOnFailure(
  dependencies: ProcessChunkDependencies,
  claim: Claim,
  error: unknown,
): Promise<Disposition> {
  const failure = toChunkFailure(error);
  const { orchestrationId, chunkIndex, run } = claim.message;
  const fields = { orchestrationId, chunkIndex, run, attempts: claim.attempts, reason: failure.reason };
  dependencies.logger.warn('chunk.attempt-failed', { ...fields, error });
  if (failure.permanent || claim.attempts >= MAX_ATTEMPTS) return fail(dependencies, claim, failure.reason);
  return release(dependencies, claim, failure);
}

async function fail(
  dependencies: ProcessChunkDependencies,
  { message, owner, attempts }: Claim,
  reason: FailureReason,
): Promise<Disposition> {
  const { store, clock, logger } = dependencies;
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
  logger.warn('chunk.failed', { orchestrationId, chunkIndex, run, attempts, reason });
  switch (answer.kind) {
    case 'settled':
      return finishAndAck(dependencies, answer.record);
    case 'busy':
    case 'moved on':
      await store.dropLease(orchestrationId, { chunkIndex, owner, now });
      return ACK;
    case 'absent':
      return ACK;
  }
}

async function release(
  dependencies: ProcessChunkDependencies,
  { message, owner, attempts }: Claim,
  failure: ChunkFailure,
): Promise<Disposition> {
  const { store, clock, timing, random } = dependencies;
  const { orchestrationId, chunkIndex } = message;
  const now = clock.now();
  const answer = await store.release(orchestrationId, { chunkIndex, owner, error: failure.reason, now });
  if (answer.record?.outcomes.has(chunkIndex) === true) return finishAndAck(dependencies, answer.record);
  if (failure.retryAt !== undefined) return returnAtLeaseEnd(failure.retryAt.getTime(), now, random);
  const { retryBaseSeconds, visibilitySeconds } = timing;
  return returnAfterBackoff(
    { attempts, baseSeconds: retryBaseSeconds, maxSeconds: visibilitySeconds },
    random,
  );
}

async function finishAndAck(
  { store, clock }: ProcessChunkDependencies,
  record: Orchestration,
): Promise<Disposition> {
  await store.finishIfSettled(record, clock.now());
  return ACK;
}
