import { toRouteGuard } from '@syncwell/core/domain/transitions/hold-route';

import { type State, recordIds } from '../model/state.ts';
import { type ChunkOrder, itemKey } from './item-key.ts';
import { jobKey } from './job-key.ts';
import { type Present, presentOf } from './present.ts';
import { taskKey } from './task-key.ts';

/**
 * One text for all states from which the same can follow: workers are interchangeable, and so are the APIs, equal
 * messages, and chunks (`orders` are the orders in which they may be written down). What is left of the budget is no
 * part of it: see visited.ts.
 */
export function canonicalKey(state: State, orders: readonly ChunkOrder[]): string {
  const present = presentOf(state);
  return orders.map((order) => toKey(state, present, order)).reduce((a, b) => (a < b ? a : b));
}

function toKey(state: State, present: Present, order: ChunkOrder): string {
  const tasks = (all: State['workers']) =>
    all.map((task) => (task === undefined ? '' : taskKey(task, present, order))).toSorted();
  const jobs = (all: State['cold']) => all.map((job) => jobKey(job, present, order)).toSorted();
  return [
    ...recordIds(state).map((id) => recordKey(state, id, order)),
    guardKey(present),
    jobs(state.cold).join(),
    jobs(state.dead).join(),
    jobs(state.lost.filter((job) => isOpen(present, job))).join(),
    ...tasks(state.workers),
    ...tasks([state.deadLetter]),
    ...tasks([state.sweeper]),
    ...tasks(state.apis),
  ].join(';');
}

function recordKey({ items }: State, id: string, order: ChunkOrder): string {
  const item = items[id];
  return item === undefined ? '' : itemKey(item, order);
}

function guardKey({ guard: item, record }: Present): string {
  const guard = toRouteGuard(item);
  return guard === undefined ? '' : `${guard.id}-${record(guard.id).run - guard.run}`;
}

/** A message that is missing: its run is still on, its chunk without an outcome. */
function isOpen({ record }: Present, { id, run, chunkIndex }: State['lost'][number]): boolean {
  const { run: now, outcomes } = record(id);
  return run === now && !outcomes.has(chunkIndex);
}
