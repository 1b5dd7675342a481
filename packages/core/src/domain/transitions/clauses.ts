import {
  type Clause,
  type Effect,
  absent,
  add,
  anyOf,
  atMost,
  equals,
  exists,
  oneOf,
  remove,
  set,
} from '../change.ts';
import type { Path } from '../item.ts';
import type { Orchestration } from '../orchestration.ts';
import { countRestart } from '../restarts.ts';
import { ACTIVE_STATUSES, type Status } from '../status.ts';

/** Paths of what a record keeps per chunk. Map keys are the decimal chunk index. */
export const outcomePath = (index: number): Path => ['outcomes', String(index)];
export const leasePath = (index: number): Path => ['leases', String(index)];
export const attemptsPath = (index: number): Path => ['attempts', String(index)];
export const errorPath = (index: number): Path => ['errors', String(index)];

/** Without it a late message would bring an expired record back as a ghost: UpdateItem creates what is absent. */
export const recordExists: Clause = { name: 'record exists', holds: exists(['orchestrationId']) };
export const active: Clause = { name: 'active', holds: oneOf(['status'], ACTIVE_STATUSES) };
export const notTerminal: Clause = {
  name: 'not terminal',
  holds: oneOf(['status'], ['PENDING', 'IN_PROGRESS', 'PAUSED'] satisfies Status[]),
};
export const notWaiting: Clause = { name: 'not waiting', holds: absent(['waiting']) };

export const runEqual = (run: number): Clause => ({ name: 'run equal', holds: equals(['run'], run) });
export const statusIs = (status: Status): Clause => ({
  name: `status ${status}`,
  holds: equals(['status'], status),
});
export const notSettled = (index: number): Clause => ({
  name: 'chunk not settled',
  holds: absent(outcomePath(index)),
});
/** A lease that is over is no lease: its worker was stopped by its own deadline. */
export const noLiveLease = (index: number, now: Date): Clause => ({
  name: 'no live lease',
  holds: anyOf(absent(leasePath(index)), atMost([...leasePath(index), 'end'], now.getTime())),
});
export const noLiveLeaseOfAnother = (index: number, owner: string, now: Date): Clause => ({
  name: 'no live lease of another',
  holds: anyOf(...[noLiveLease(index, now).holds, leaseMine(index, owner).holds]),
});
/** The owner is part of it: a zombie must not free the lease of a newer claim. */
export const leaseMine = (index: number, owner: string): Clause => ({
  name: 'lease mine',
  holds: equals([...leasePath(index), 'owner'], owner),
});
export const wakeEqual = (at: string): Clause => ({ name: 'wakeAt as read', holds: equals(['wakeAt'], at) });
export const ownedBy = (userId: string): Clause => ({
  name: 'caller owns it',
  holds: equals(['userId'], userId),
});

/** Every write of a record says so. */
export function stamp(now: Date): Effect[] {
  return [add(['version'], 1), set(['updatedAt'], now.toISOString())];
}

/** A new run by the user's command, and its count: both in one write under `run equal`, so none is lost. */
export function restart({ run, restarts }: Pick<Orchestration, 'run' | 'restarts'>, now: Date): Effect[] {
  return [set(['run'], run + 1), set(['restarts'], { ...countRestart(restarts, now) })];
}

/** A settled chunk keeps nothing but its outcome. */
export function forgetTries(index: number): Effect[] {
  return [remove(leasePath(index)), remove(attemptsPath(index)), remove(errorPath(index))];
}

export interface Wake {
  readonly shard: number;
  readonly at: Date;
}

/** Puts the record where the sweeper looks. Never called by claim, complete, fail or release: no index write per chunk. */
export function wakeAt({ shard, at }: Wake): Effect[] {
  return [set(['wakeShard'], shard), set(['wakeAt'], at.toISOString())];
}

export function sleepOn(): Effect[] {
  return [remove(['wakeShard']), remove(['wakeAt'])];
}
