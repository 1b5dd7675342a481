import { chunkAt } from '@syncwell/core/domain/chunk-plan';
import type { Change } from '@syncwell/core/domain/change';
import type { Item } from '@syncwell/core/domain/item';
import { type Orchestration, rangeOf } from '@syncwell/core/domain/orchestration';
import { toOrchestration } from '@syncwell/core/domain/record-codec';
import { isActive, isLegalMove, isTerminal } from '@syncwell/core/domain/status';
import { MAX_ATTEMPTS } from '@syncwell/core/domain/timing';

import { checkFannedOut } from './check-dispatch.ts';
import { externalIdOf, workoutsOf } from '../world/workouts.ts';
import type { World } from '../world/world.ts';

/** A write of a record as it was applied. */
interface Write {
  readonly world: World;
  readonly change: Change;
  readonly before: Orchestration | undefined;
  readonly after: Orchestration;
}

interface ItemWrite {
  readonly world: World;
  readonly change: Change;
  readonly before: Item | undefined;
  readonly after: Item;
}

/** Looks at every applied write: nothing may ever be wrong, not for one step. */
export function checkWrite(world: World, change: Change, before: Item | undefined, after: Item): void {
  if (change.name === 'hold route') return;
  if (after['status'] === undefined) {
    return world.violate('S8', `${change.name} brings an erased record back as a ghost`);
  }
  const write = readWrite({ world, change, before, after });
  if (write !== undefined) for (const check of CHECKS) check(write);
}

function readWrite({ world, change, before, after }: ItemWrite): Write | undefined {
  try {
    return { world, change, before: before && toOrchestration(before), after: toOrchestration(after) };
  } catch (error) {
    world.violate('S2', `${change.name} leaves a record that cannot be read: ${String(error)}`);
    return undefined;
  }
}

const CHECKS = [
  checkCounters,
  checkStatusMove,
  checkClaim,
  checkNewOutcomes,
  checkLeases,
  checkRoute,
  checkWake,
  checkHandBack,
  checkAnnounced,
  checkCommand,
  ({ world, change, before, after }: Write) => checkFannedOut(world, change, before, after),
];

function checkCounters({ world, change, before, after }: Write): void {
  const kinds = [...after.outcomes.values()].map(({ kind }) => kind);
  const completed = kinds.filter((kind) => kind === 'COMPLETED').length;
  if (completed !== after.completedChunks || kinds.length - completed !== after.failedChunks) {
    world.violate(
      'S1',
      `${change.name}: counters ${after.completedChunks}+${after.failedChunks} differ from outcomes`,
    );
  }
  if (
    kinds.length > after.totalChunks ||
    [...after.outcomes.keys()].some((index) => index >= after.totalChunks)
  ) {
    world.violate('S2', `${change.name}: more settled than planned`);
  }
  if (before !== undefined && after.completedChunks < before.completedChunks) {
    world.violate('S3', `${change.name}: completedChunks fell to ${after.completedChunks}`);
  }
}

function checkStatusMove({ world, change, before, after }: Write): void {
  const from = before?.status ?? 'PENDING';
  if (!isLegalMove(from, after.status)) world.violate('S4', `${change.name}: ${from} -> ${after.status}`);
  const leavesEnd = isTerminal(from) && from !== after.status;
  const isLateSuccess = from === 'FAILED' && after.status === 'COMPLETED';
  if (leavesEnd && change.name !== 'retry' && !isLateSuccess) {
    world.violate('S4', `${change.name} leaves the end ${from}`);
  }
  const settled = after.completedChunks + after.failedChunks;
  if (after.status === 'COMPLETED' && settled < after.totalChunks) {
    world.violate('S4', `COMPLETED with ${settled} of ${after.totalChunks} settled`);
  }
}

function checkClaim({ world, change, before, after }: Write): void {
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

function checkNewOutcomes({ world, change, before, after }: Write): void {
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
  const missing = workoutsOf(record.userId, start).filter(
    (id) => !world.destination.activities.has(externalIdOf(id)),
  );
  if (missing.length > 0)
    world.violate('S5', `chunk ${index} completed, ${missing.length} workouts not there`);
}

/** A chunk is failed under somebody's live claim only by that claim itself. Clocks may be off by ten minutes. */
function checkFailure({ world, before }: Write, index: number): void {
  const lease = before?.leases.get(index);
  if (lease === undefined || world.faults.isEnabled('F12') || lease.end <= world.scheduler.now()) return;
  if (!isOwnedBy(lease.owner, world.writer?.id))
    world.violate('S14', `chunk ${index} failed under a live lease`);
}

const HANDING_BACK = ['release', 'drop lease', 'park', 'join wait', 'yield', 'reconnect'];

/** Only its owner frees a lease without settling the chunk; a claim may take one over that is over. */
function checkLeases({ world, change, before, after }: Write): void {
  if (before === undefined || !HANDING_BACK.includes(change.name)) return;
  for (const [index, { owner }] of before.leases) {
    if (!after.leases.has(index) && !isOwnedBy(owner, world.writer?.id)) {
      world.violate('S8', `${change.name} frees the lease of another on chunk ${index}`);
    }
  }
}

const USER_COMMANDS = ['pause', 'resume', 'cancel', 'retry'];

/** A user command is applied at most once, however often the SDK repeats its call. */
function checkCommand({ world, change }: Write): void {
  const { writer } = world;
  if (writer === undefined || !USER_COMMANDS.includes(change.name)) return;
  if (world.commands.has(writer.id)) world.violate('S9', `one ${change.name} is applied twice`);
  world.commands.add(writer.id);
}

function isOwnedBy(owner: string, processId: number | undefined): boolean {
  return owner.split('.')[0] === String(processId);
}

function checkRoute({ world, change, after }: Write): void {
  if (after.status !== 'IN_PROGRESS') return;
  const rivals = [...world.items.values()].filter(
    (item) =>
      item['status'] === 'IN_PROGRESS' &&
      item['userId'] === after.userId &&
      item['orchestrationId'] !== after.orchestrationId,
  );
  if (rivals.length > 0) world.violate('S7', `${change.name}: two in progress on one route`);
}

/** fanned out may come after finish, pause or park, so it must not touch the wake time. */
function checkWake({ world, change, before, after }: Write): void {
  if (change.name === 'fanned out' && before !== undefined && before.wakeAt !== after.wakeAt) {
    world.violate('S9', 'fanned out moves the wake time');
  }
}

/** A try that met a wait does not count. */
function checkHandBack({ world, change, before, after }: Write): void {
  if (before === undefined || !['park', 'join wait', 'yield', 'reconnect'].includes(change.name)) return;
  for (const [index, attempts] of before.attempts) {
    const isHandedBack = before.leases.has(index) && !after.leases.has(index);
    if (isHandedBack && after.attempts.get(index) !== attempts - 1) {
      world.violate('S14', `${change.name} burns an attempt of chunk ${index}`);
    }
  }
}

function checkAnnounced({ world, change, before }: Write): void {
  if (change.name !== 'announced' || before?.announce === undefined) return;
  const { orchestrationId, announce } = before;
  const isPublished = world.published.some(
    (event) => event.orchestrationId === orchestrationId && event.version === announce.version,
  );
  if (!isPublished) world.violate('S14', 'an event is forgotten before it was published');
}
