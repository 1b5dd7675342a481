import type { Item } from '@syncwell/core/domain/item';
import type { Announcement } from '@syncwell/core/domain/orchestration';

import type { Job, Task } from './task.ts';

/** One state of a small world. Never changed in place. */
export interface State {
  /** Records by id, and the route guard. */
  readonly items: Readonly<Record<string, Item>>;
  readonly cold: readonly Job[];
  readonly dead: readonly Job[];
  /** What each process does; undefined = idle. */
  readonly workers: readonly (Task | undefined)[];
  readonly deadLetter: Task | undefined;
  readonly sweeper: Task | undefined;
  readonly apis: readonly (Task | undefined)[];
  /** How many more may happen. */
  readonly faults: number;
  readonly troubles: number;
  readonly commands: number;
  /** Messages that a fault took away: nobody else may lose one. */
  readonly lost: readonly Job[];
  /** Names of all events that were ever on a record: see {@link eventName}. */
  readonly events: readonly string[];
}

/** Where a process is in a state. */
export interface Slot {
  readonly role: 'worker' | 'dead letter' | 'sweeper' | 'api';
  readonly index: number;
}

export function slotsOf({ workers, apis }: State): Slot[] {
  return [
    ...workers.map((_, index) => ({ role: 'worker', index }) as const),
    { role: 'dead letter', index: 0 },
    { role: 'sweeper', index: 0 },
    ...apis.map((_, index) => ({ role: 'api', index }) as const),
  ];
}

export function taskAt(state: State, { role, index }: Slot): Task | undefined {
  switch (role) {
    case 'worker':
      return state.workers[index];
    case 'dead letter':
      return state.deadLetter;
    case 'sweeper':
      return state.sweeper;
    case 'api':
      return state.apis[index];
  }
}

export function withTask(state: State, { role, index }: Slot, task: Task | undefined): State {
  switch (role) {
    case 'worker':
      return { ...state, workers: state.workers.with(index, task) };
    case 'dead letter':
      return { ...state, deadLetter: task };
    case 'sweeper':
      return { ...state, sweeper: task };
    case 'api':
      return { ...state, apis: state.apis.with(index, task) };
  }
}

export function tasksOf({ workers, deadLetter, sweeper, apis }: State): Task[] {
  return [...workers, deadLetter, sweeper, ...apis].filter((task) => task !== undefined);
}

/** Ids of the records, without the guard. */
export function recordIds({ items }: State): string[] {
  return Object.keys(items).filter((key) => items[key]?.['status'] !== undefined);
}

export function nameOf({ role, index }: Slot): string {
  return role === 'worker' || role === 'api' ? `${role} ${index + 1}` : role;
}

/** What consumers tell the repeats of an event by. */
export function eventName(id: string, { run, status }: Pick<Announcement, 'run' | 'status'>): string {
  return `${id}:${run}:${status}`;
}

/** Whether an event on a record is still the one that was there before. */
export function isSameEvent(event: Announcement, before: Announcement | undefined): boolean {
  const { run, status, version } = event;
  return before?.version === version && before.run === run && before.status === status;
}
