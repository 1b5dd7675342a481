import type { Item } from '@syncwell/core/domain/item';
import type { Orchestration } from '@syncwell/core/domain/orchestration';

import { startSweep } from '../programs/sweeper.ts';
import { freshDueWake } from './fresh-names.ts';
import { isOver, isStall, WAIT_OVER } from './instants.ts';
import { recordOf } from './record-of.ts';
import type { Turn } from './turn.ts';
import { recordIds, type Slot, type State, tasksOf, withTask } from './state.ts';

/**
 * The looks that the sweeper may now take: a wake becomes due in the very step in which it is looked at, because
 * nobody but the sweeper cares whether it is.
 */
export function dueLooks(state: State, slot: Slot): Turn[] {
  return recordIds(state).flatMap((id) => {
    const item = state.items[id] ?? {};
    return wakings(state, item).map((waking) => {
      const faults = state.faults - (waking.isFault ? 1 : 0);
      const task = startSweep(id);
      const woken = { ...state, faults, items: { ...state.items, [id]: waking.item } };
      const remark = `${waking.isFault ? ', the stall time over though messages are left' : ''}${waking.isWaitOver ? ', after the wait' : ''}`;
      return { state: withTask(woken, slot, task), slot, task, isOwn: !waking.isFault, remark };
    });
  });
}

interface Waking {
  /** The record as the sweeper finds it. */
  readonly item: Item;
  readonly isFault: boolean;
  readonly isWaitOver?: boolean;
}

/**
 * The stall time is longer than a message's way to the dead-letter queue: before that it passes only under a
 * backlog, which is a fault.
 */
function wakings(state: State, item: Item): Waking[] {
  const record = recordOf(item);
  const { wakeAt } = record;
  if (wakeAt === undefined) return [];
  if (isOver(wakeAt)) return [{ item, isFault: false }];
  const isBusy = state.cold.length + state.dead.length > 0 || tasksOf(state).length > 0;
  const isFault = isStall(wakeAt) && isBusy;
  if (isFault && state.faults === 0) return [];
  const due = { ...item, wakeAt: freshDueWake(state) };
  return waitsAt(record, due).map((found) => ({ item: found, isFault, isWaitOver: found !== due }));
}

/** A wake comes after the end of the wait that it was set for; an earlier one may or may not. */
function waitsAt({ waiting, wakeAt = '' }: Orchestration, item: Item): Item[] {
  if (waiting?.until === undefined || isOver(waiting.until)) return [item];
  const over = { ...item, waiting: { ...(item['waiting'] as Item), until: WAIT_OVER } };
  return waiting.until <= wakeAt ? [over] : [over, item];
}
