import { dueWake } from './instants.ts';
import { recordOf } from './record-of.ts';
import { recordIds, type State, tasksOf } from './state.ts';

/** A claim's name that nobody has. The first free one, so that what is alike is named alike. */
export function freshOwner(state: State): string {
  const leases = recordIds(state).flatMap((id) => [...recordOf(state.items[id] ?? {}).leases.values()]);
  const holders = [...leases, ...tasksOf(state)].flatMap((one) => ('owner' in one ? [one.owner] : []));
  return firstFree(holders, (number) => `claim ${number}`);
}

/** An instant of a wake that nobody has on record or has read: the sweeper compares wakes. */
export function freshDueWake(state: State): string {
  const records = recordIds(state).map((id) => recordOf(state.items[id] ?? {}));
  const reads = tasksOf(state).flatMap((task) =>
    'read' in task && task.read !== undefined ? [task.read] : [],
  );
  return firstFree(
    [...records, ...reads].flatMap(({ wakeAt }) => (wakeAt === undefined ? [] : [wakeAt])),
    dueWake,
  );
}

function firstFree(taken: readonly string[], toName: (number: number) => string): string {
  let number = 1;
  while (taken.includes(toName(number))) number += 1;
  return toName(number);
}
