import { liveLease, type Lease, type Orchestration } from './orchestration.ts';
import { isTerminal } from './status.ts';
import { MAX_ATTEMPTS } from './timing.ts';
import type { ClaimInput } from './transitions/claim.ts';

/** Why somebody else has the chunk, or nobody may have it. */
export type ClaimRefusal =
  | { readonly reason: 'settled' | 'exhausted'; readonly record: Orchestration }
  | { readonly reason: 'absent' | 'terminal' | 'other run' | 'paused' | 'waiting' | 'not in plan' }
  | { readonly reason: 'busy'; readonly lease: Lease };

/** `mine`: claimed by this very call, whose answer was lost. `none`: the record no longer shows why; claim again. */
export type ClaimReading =
  ClaimRefusal | { readonly reason: 'mine'; readonly record: Orchestration } | { readonly reason: 'none' };

/** Reads the reason off the record as it is after the refusal, in the order that loses and burns nothing. */
export function explainRefusedClaim(
  record: Orchestration | undefined,
  claim: ClaimInput,
  now: Date,
): ClaimReading {
  if (record === undefined) return { reason: 'absent' };
  if (record.leases.get(claim.chunkIndex)?.owner === claim.owner) return { reason: 'mine', record };
  if (isTerminal(record.status)) return { reason: 'terminal' };
  if (record.run !== claim.run) return { reason: 'other run' };
  if (claim.chunkIndex >= record.totalChunks) return { reason: 'not in plan' };
  if (record.outcomes.has(claim.chunkIndex)) return { reason: 'settled', record };
  if (record.status === 'PAUSED') return { reason: 'paused' };
  if (record.waiting !== undefined) return { reason: 'waiting' };
  const lease = liveLease(record, claim.chunkIndex, now);
  if (lease !== undefined) return { reason: 'busy', lease };
  if ((record.attempts.get(claim.chunkIndex) ?? 0) >= MAX_ATTEMPTS) return { reason: 'exhausted', record };
  return { reason: 'none' };
}
