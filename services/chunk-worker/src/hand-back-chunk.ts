import type { Orchestration, Waiting } from '@syncwell/core/domain/orchestration';
import type { FailureReason } from '@syncwell/core/domain/outcome';
import { isActive } from '@syncwell/core/domain/status';
import type { ChunkMessage } from '@syncwell/core/messages/chunk-message';
import type { HandBackAnswer } from '@syncwell/core/store/wait-operations';

import { type Claim, chunkFields, type SettleDependencies } from './claim.ts';
import { ACK, type Disposition, returnAfterBackoff } from './disposition.ts';
import { finishAndAck } from './settle-chunk.ts';

/** A passing error: the chunk is free again, its message comes back after a growing delay. */
export async function releaseChunk(
  dependencies: SettleDependencies,
  { message, owner, attempts }: Claim,
  reason: FailureReason,
): Promise<Disposition> {
  const { store, clock, timing, random } = dependencies;
  const { orchestrationId, chunkIndex } = message;
  const now = clock.now();
  const { record } = await store.release(orchestrationId, { chunkIndex, owner, error: reason, now });
  if (record?.outcomes.has(chunkIndex) === true) return finishAndAck(dependencies, record);
  const { retryBaseSeconds, visibilitySeconds } = timing;
  return returnAfterBackoff(
    { attempts, baseSeconds: retryBaseSeconds, maxSeconds: visibilitySeconds },
    random,
  );
}

/**
 * Something of our own did not answer. No month is failed for that: the try does not count, and the message comes back
 * by its visibility time, as often as it has receives.
 */
export async function giveChunkBack(
  { store, clock }: SettleDependencies,
  { message: { orchestrationId, chunkIndex }, owner }: Claim,
): Promise<Disposition> {
  await store.giveBack(orchestrationId, { chunkIndex, owner, now: clock.now() });
  return { kind: 'return' };
}

/** The whole orchestration waits; the wake sends every missing chunk. */
export async function parkChunk(
  dependencies: SettleDependencies,
  claim: Claim,
  waiting: Waiting & { readonly until: string },
): Promise<Disposition> {
  const { store, clock, timing, random, logger } = dependencies;
  const jitterMs = random() * timing.wakeJitterSeconds * 1000;
  const wakeAt = new Date(new Date(waiting.until).getTime() + jitterMs);
  const now = clock.now();
  const input = { ...handBackOf(claim), waiting, wakeAt, now };
  const answer = await store.park(claim.message.orchestrationId, input);
  const { until, ...why } = waiting;
  const wait = answer === 'handed back' ? { delaySeconds: secondsUntil(until, now) } : {};
  logger.info('chunk.parked', { ...chunkFields(claim.message), ...why, ...wait, status: answer });
  return acknowledge(dependencies, claim, answer);
}

/** The chunk got on but ran out of time; the sweeper sends it again. */
export async function yieldChunk(dependencies: SettleDependencies, claim: Claim): Promise<Disposition> {
  const { store, clock, logger } = dependencies;
  const input = { ...handBackOf(claim), now: clock.now() };
  const answer = await store.yieldChunk(claim.message.orchestrationId, input);
  logger.info('chunk.yielded', { ...chunkFields(claim.message), status: answer });
  return acknowledge(dependencies, claim, answer);
}

/** Paused until the user connects `provider` again. */
export async function pauseForReconnect(
  dependencies: SettleDependencies,
  claim: Claim,
  provider: string,
): Promise<Disposition> {
  const { store, clock, logger } = dependencies;
  const answer = await store.reconnect(claim.record, { ...handBackOf(claim), provider, now: clock.now() });
  logger.warn('chunk.reconnect-required', { ...chunkFields(claim.message), provider, status: answer });
  return acknowledge(dependencies, claim, answer);
}

function secondsUntil(instant: string, now: Date): number {
  return Math.max(0, Math.round((Date.parse(instant) - now.getTime()) / 1000));
}

function handBackOf({ message: { chunkIndex, run }, owner }: Claim) {
  return { chunkIndex, run, owner };
}

/**
 * Handed back or not, the try does not count. Refused, it is somebody else's care, a wake's, a resume's, a newer run's,
 * or this worker was overtaken on a chunk that only its message still cares for: then that comes back.
 */
async function acknowledge(
  { store, clock }: SettleDependencies,
  { message, owner }: Claim,
  answer: HandBackAnswer,
): Promise<Disposition> {
  if (answer === 'handed back') return ACK;
  const { orchestrationId, chunkIndex } = message;
  const record = await store.giveBack(orchestrationId, { chunkIndex, owner, now: clock.now() });
  return record !== undefined && isLeftToItsMessage(record, message) ? { kind: 'return' } : ACK;
}

function isLeftToItsMessage(record: Orchestration, { chunkIndex, run }: ChunkMessage): boolean {
  const isOthersCare = record.run !== run || !isActive(record.status) || record.waiting !== undefined;
  return !isOthersCare && !record.outcomes.has(chunkIndex) && !record.redispatch.has(chunkIndex);
}
