import type { Item } from '@syncwell/core/domain/item';
import { liveLease, type Orchestration } from '@syncwell/core/domain/orchestration';
import { packOutcome } from '@syncwell/core/domain/outcome-codec';

import { isOver, isStall, NOW, SOON, WAIT_ENDS } from '../model/instants.ts';
import { recordOf } from '../model/record-of.ts';

/** An order of chunks: which chunk is written first, second, ... Two worlds that differ only in it are the same. */
export type ChunkOrder = readonly number[];

const known = new WeakMap<Item, Map<ChunkOrder, string>>();

/**
 * What of a record matters for all that can follow. Left out are the version and the run themselves (what other
 * parties know of them is in their own keys) and times that nothing compares. A lease that is over counts only for
 * its owner, whose own key says so.
 */
export function itemKey(item: Item, order: ChunkOrder): string {
  const keys = known.get(item) ?? new Map<ChunkOrder, string>();
  const key = keys.get(order) ?? toItemKey(recordOf(item), order);
  keys.set(order, key);
  known.set(item, keys);
  return key;
}

function toItemKey(record: Orchestration, order: ChunkOrder): string {
  const { status, run, fannedOutRun, completedChunks, failedChunks, announce, lastLook } = record;
  const sent = fannedOutRun === run ? 'sent' : 'unsent';
  const look = lastLook === undefined ? '' : `${lastLook.run === run ? 'L' : 'l'}${lastLook.settled}`;
  const event = announce === undefined ? '' : announce.status.slice(0, 2);
  const chunks = order.map((index) => chunkKey(record, index)).join('');
  const waits = `${waitKey(record.waiting)}|${wakeKey(record.wakeAt)}`;
  return `${status.slice(0, 2)}${sent}${completedChunks}${failedChunks}${chunks}|${waits}|${event}|${look}`;
}

function chunkKey(record: Orchestration, index: number): string {
  const outcome = record.outcomes.get(index);
  const settled = outcome === undefined ? '.' : packOutcome(outcome).charAt(0);
  const tries = record.attempts.get(index) ?? 0;
  const lease = liveLease(record, index, NOW) === undefined ? '' : 'l';
  return `${settled}${tries}${record.redispatch.has(index) ? 'r' : ''}${lease}`;
}

function waitKey(waiting: Orchestration['waiting']): string {
  if (waiting === undefined) return '';
  const { until } = waiting;
  if (until === undefined) return 'u';
  return isOver(until) ? 'o' : until === WAIT_ENDS.brief.toISOString() ? 'b' : 'l';
}

function wakeKey(wakeAt: string | undefined): string {
  if (wakeAt === undefined) return '';
  if (isOver(wakeAt)) return 'd';
  if (isStall(wakeAt)) return 't';
  return wakeAt === SOON.toISOString() ? 's' : wakeAt === WAIT_ENDS.brief.toISOString() ? 'b' : 'l';
}
