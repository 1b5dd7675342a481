import type { Item } from '@syncwell/core/domain/item';
import { liveLease } from '@syncwell/core/domain/orchestration';

import { LEASE_OVER, NOW } from './instants.ts';
import { recordOf } from './record-of.ts';
import { recordIds, type State } from './state.ts';
import type { Step } from './step.ts';
import type { Task } from './task.ts';

/**
 * Leases end, in any order. A worker is stopped at its lease's end: one that lives on, because of a slow clock or
 * call, is a fault.
 */
export function leaseEnds(state: State): Step[] {
  return recordIds(state).flatMap((id) => {
    const item = state.items[id] ?? {};
    const record = recordOf(item);
    const live = [...record.leases].filter(([index]) => liveLease(record, index, NOW) !== undefined);
    return live.flatMap(([index, { owner }]) => leaseEnd(state, { id, index, owner }));
  });
}

function leaseEnd(state: State, { id, index, owner }: { id: string; index: number; owner: string }): Step[] {
  const workers = state.workers.map((task) => afterLease(task, owner));
  const isFault = workers.some((task, at) => task !== state.workers[at]);
  if (isFault && state.faults === 0) return [];
  const item = withLeaseOver(state.items[id] ?? {}, index, owner);
  const faults = state.faults - (isFault ? 1 : 0);
  const next = { ...state, faults, workers, items: { ...state.items, [id]: item } };
  const label = `clock: the lease on chunk ${index} ends${isFault ? ' while its worker lives' : ''}`;
  return [{ label, next, isOwn: !isFault }];
}

function withLeaseOver(item: Item, index: number, owner: string): Item {
  const leases = { ...(item['leases'] as Item), [index]: { end: LEASE_OVER.getTime(), owner } };
  return { ...item, leases };
}

/** The worker whose claim it was: whatever it claims from now on is over as well. */
function afterLease(task: Task | undefined, owner: string): Task | undefined {
  const isIts = task?.program === 'worker' && task.owner === owner;
  return isIts ? { ...task, leaseEnd: LEASE_OVER } : task;
}
