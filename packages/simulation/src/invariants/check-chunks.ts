import { chunkAt } from '@syncwell/core/domain/chunk-plan';
import { type Orchestration, rangeOf } from '@syncwell/core/domain/orchestration';
import { isActive } from '@syncwell/core/domain/status';
import { MAX_ATTEMPTS } from '@syncwell/core/domain/timing';

import { isDamaged, workoutsOf } from '../world/workouts.ts';
import type { World } from '../world/world.ts';
import { isOwnedBy, type Write } from './write.ts';

/** S8, S9, L6: who may begin a chunk. */
export function checkClaim({ world, change, before, after }: Write): void {
  if (change.name !== 'claim' || before === undefined) return;
  if (!isActive(before.status)) world.violate('S9', `claimed while ${before.status}`);
  if (before.waiting !== undefined) world.violate('S9', 'claimed while waiting');
  const index = changedLease(before, after);
  if (index !== undefined && before.outcomes.has(index))
    world.violate('S8', `claimed chunk ${index}, settled before`);
  if ((index === undefined ? 0 : (after.attempts.get(index) ?? 0)) > MAX_ATTEMPTS) {
    world.violate('L6', `attempt ${String(after.attempts.get(index ?? 0))} of ${MAX_ATTEMPTS}`);
  }
  const messageRun = world.writer?.messageRun;
  if (messageRun !== undefined && messageRun !== before.run) {
    world.violate('S8', `a message of run ${messageRun} claims in run ${before.run}`);
  }
}

function changedLease(before: Orchestration, after: Orchestration): number | undefined {
  return [...after.leases].find(([index, { owner }]) => before.leases.get(index)?.owner !== owner)?.[0];
}

/** S1, S5, S14: what may become of a chunk. */
export function checkNewOutcomes({ world, change, before, after }: Write): void {
  for (const [index, outcome] of after.outcomes) {
    const old = before?.outcomes.get(index);
    if (old?.kind === outcome.kind) continue;
    if (old?.kind === 'COMPLETED')
      world.violate('S1', `${change.name}: chunk ${index} failed after it completed`);
    if (outcome.kind === 'COMPLETED') checkEffect(world, after, index);
    if (outcome.kind === 'FAILED') checkFailure({ world, change, before, after }, index);
  }
}

function checkEffect(world: World, record: Orchestration, index: number): void {
  const { start } = chunkAt(rangeOf(record), index);
  const uploads = world.strava.uploadsOf(record.userId);
  const missing = workoutsOf(record.userId, start)
    .filter(({ startTime }) => !isDamaged(startTime) && !uploads.stuck.has(startTime))
    .filter(({ startTime }) => uploads.countOf(startTime) === 0);
  if (missing.length > 0)
    world.violate('S5', `chunk ${index} completed, ${missing.length} workouts not there`);
}

/** A chunk is failed under somebody's live claim only by that claim itself. Clocks may be off by ten minutes. */
function checkFailure({ world, before }: Write, index: number): void {
  const lease = before?.leases.get(index);
  if (lease === undefined || world.faults.isEnabled('F12') || lease.end <= world.scheduler.now()) return;
  if (!isOwnedBy(lease.owner, world.writer)) world.violate('S14', `chunk ${index} failed under a live lease`);
}

const HANDING_BACK = ['release', 'give back', 'drop lease', 'park', 'join wait', 'yield', 'reconnect'];

/** Only its owner frees a lease without settling the chunk; a claim may take one over that is over. */
export function checkLeases({ world, change, before, after }: Write): void {
  if (before === undefined || !HANDING_BACK.includes(change.name)) return;
  for (const [index, { owner }] of before.leases) {
    if (!after.leases.has(index) && !isOwnedBy(owner, world.writer)) {
      world.violate('S8', `${change.name} frees the lease of another on chunk ${index}`);
    }
  }
}

const UNCOUNTED = ['park', 'join wait', 'yield', 'reconnect', 'give back'];
const WAITS = ['RATE_LIMITED', 'AUTH_REVOKED', 'APP_INACTIVE', 'CIRCUIT_OPEN'];

/** A try that met a wait does not count, also when the record was paused or moved on meanwhile. */
export function checkHandBack({ world, change, before, after }: Write): void {
  if (before === undefined || !mayNotCount(world, change.name)) return;
  for (const [index, attempts] of before.attempts) {
    const isHandedBack = before.leases.has(index) && !after.leases.has(index);
    if (isHandedBack && after.attempts.get(index) !== attempts - 1) {
      world.violate('S14', `${change.name} burns an attempt of chunk ${index}`);
    }
  }
}

function mayNotCount({ writer }: World, change: string): boolean {
  return UNCOUNTED.includes(change) || (change === 'drop lease' && WAITS.includes(writer?.refusal ?? ''));
}
