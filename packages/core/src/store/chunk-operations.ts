import { explainRefusedClaim, type ClaimRefusal } from '../domain/refused-claim.ts';
import type { Orchestration } from '../domain/orchestration.ts';
import { liveLease } from '../domain/orchestration.ts';
import type { ChunkResult, FailureReason } from '../domain/outcome.ts';
import { claim as claimChange, type ClaimInput } from '../domain/transitions/claim.ts';
import {
  dropLease as dropLeaseChange,
  giveBack as giveBackChange,
  type LeaseHolder,
  release as releaseChange,
} from '../domain/transitions/release.ts';
import {
  complete as completeChange,
  completeFailed,
  failByDeadLetter,
  failByWorker,
  type FailInput,
} from '../domain/transitions/settle.ts';
import { applyChange, type Applied, ContendedRecordError } from './apply-change.ts';
import { soon, type StoreContext } from './store-context.ts';

export type ClaimAnswer =
  | { readonly kind: 'claimed'; readonly record: Orchestration }
  | {
      readonly kind: 'refused';
      readonly refusal: ClaimRefusal;
    };

/**
 * `settled`: the chunk's outcome is on the record, by this call or another. `byThisCall` says which, so that a metric
 * counts it once; two rare cases make it err by one. A write whose answer is lost for good is nobody's. One that the SDK
 * sent twice in vain is taken for ours although another writer's outcome of the same kind may have come first.
 */
export type SettleAnswer =
  | { readonly kind: 'settled'; readonly record: Orchestration; readonly byThisCall: boolean }
  | { readonly kind: 'absent' };
export type FailAnswer =
  | SettleAnswer
  /** Somebody works on the chunk until `end` (epoch milliseconds). */
  | { readonly kind: 'busy'; readonly end: number }
  /** Another run, or a terminal record: whoever moved it cares for the chunk. */
  | { readonly kind: 'moved on' };

const MAX_TURNS = 8;

/** Claims a chunk; an own claim whose answer was lost counts as claimed. */
export async function claim(
  context: StoreContext,
  id: string,
  input: ClaimInput & { now: Date },
): Promise<ClaimAnswer> {
  for (let turn = 0; turn < MAX_TURNS; turn += 1) {
    const answer = await applyChange(context.table, id, claimChange(input, input.now));
    if (answer.applied) return { kind: 'claimed', record: answer.record };
    const refusal = explainRefusedClaim(answer.record, input, input.now);
    if (refusal.reason === 'mine') return { kind: 'claimed', record: refusal.record };
    if (refusal.reason !== 'none') return { kind: 'refused', refusal };
  }
  throw contended('claim');
}

/** Counts a chunk completed, also one that was counted failed before. */
export async function complete(
  context: StoreContext,
  id: string,
  { chunkIndex, result, now }: { chunkIndex: number; result: ChunkResult; now: Date },
): Promise<SettleAnswer> {
  let answer = await applyChange(context.table, id, completeChange(chunkIndex, result, now));
  for (let turn = 0; turn < MAX_TURNS; turn += 1) {
    if (answer.record === undefined) return { kind: 'absent' };
    if (answer.record.outcomes.get(chunkIndex)?.kind === 'COMPLETED') {
      return { kind: 'settled', record: answer.record, byThisCall: mayBeOurs(answer) };
    }
    const late = { read: answer.record, now, wake: soon(context, id, now) };
    answer = await applyChange(context.table, id, changeFor(late, chunkIndex, result));
  }
  throw contended('complete');
}

/** The form that fits the record as read: a retry may have taken the failed outcome away meanwhile. */
function changeFor(late: Parameters<typeof completeFailed>[2], chunkIndex: number, result: ChunkResult) {
  return late.read.outcomes.has(chunkIndex)
    ? completeFailed(chunkIndex, result, late)
    : completeChange(chunkIndex, result, late.now);
}

/** The worker gives the chunk up. */
export async function failFromWorker(
  context: StoreContext,
  id: string,
  input: FailInput & { owner: string; now: Date },
): Promise<FailAnswer> {
  return failAnswer(await applyChange(context.table, id, failByWorker(input, input.now)), input);
}

/** The dead-letter function gives the chunk up. */
export async function failFromDeadLetter(
  context: StoreContext,
  id: string,
  input: FailInput & { now: Date },
): Promise<FailAnswer> {
  return failAnswer(await applyChange(context.table, id, failByDeadLetter(input, input.now)), input);
}

/** A worker's own lease keeps nobody from failing its chunk: under it, another run or an end was in the way. */
function failAnswer(
  answer: Applied,
  { chunkIndex, owner, now }: { chunkIndex: number; owner?: string; now: Date },
): FailAnswer {
  const { record } = answer;
  if (record === undefined) return { kind: 'absent' };
  const outcome = record.outcomes.get(chunkIndex);
  if (outcome !== undefined) {
    return { kind: 'settled', record, byThisCall: outcome.kind === 'FAILED' && mayBeOurs(answer) };
  }
  const lease = liveLease(record, chunkIndex, now);
  const isOthers = lease !== undefined && lease.owner !== owner;
  return isOthers ? { kind: 'busy', end: lease.end } : { kind: 'moved on' };
}

/**
 * Whether the outcome that the answer shows is this call's, given that it is of its kind. A call that the SDK repeated
 * after a lost answer is refused by its own first write: that is nearly always who it was.
 */
function mayBeOurs(answer: Applied): boolean {
  return answer.applied || answer.retried;
}

/** Frees the chunk after a passing error. Answers the record, to see whether it was settled meanwhile. */
export async function release(
  context: StoreContext,
  id: string,
  input: LeaseHolder & { error: FailureReason; now: Date },
): Promise<Applied> {
  return applyChange(context.table, id, releaseChange(input, input.error, input.now));
}

/** Frees the chunk if it is still this claim's. Answers the record as it then is. */
export async function dropLease(
  context: StoreContext,
  id: string,
  input: LeaseHolder & { now: Date },
): Promise<Orchestration | undefined> {
  return (await applyChange(context.table, id, dropLeaseChange(input, input.now))).record;
}

/**
 * Undoes a claim whose try must not count; when the tries were forgotten meanwhile, frees the chunk. Answers the record
 * as it then is.
 */
export async function giveBack(
  context: StoreContext,
  id: string,
  input: LeaseHolder & { now: Date },
): Promise<Orchestration | undefined> {
  const { applied, record } = await applyChange(context.table, id, giveBackChange(input, input.now));
  const holdsLease = !applied && record?.leases.get(input.chunkIndex)?.owner === input.owner;
  return holdsLease ? dropLease(context, id, input) : record;
}

function contended(name: string): ContendedRecordError {
  return new ContendedRecordError(
    `Expected ${name} to come to an end, still turning after ${MAX_TURNS} reads`,
  );
}
