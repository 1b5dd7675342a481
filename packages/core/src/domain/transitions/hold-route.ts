import { absent, type Change, type Clause, equals, set } from '../change.ts';
import { type Item, valueAt } from '../item.ts';

/** Who has a (user, source, destination): at most one active orchestration per route. */
export interface RouteGuard {
  readonly id: string;
  readonly run: number;
}

/**
 * Takes the route, when the guard is still exactly what was read. The run is part of the pair: a slow sweeper must
 * not bring back an old guard.
 */
export function holdRoute(mine: RouteGuard, read: RouteGuard | undefined): Change {
  return {
    name: 'hold route',
    clauses:
      read === undefined ? [{ name: 'guard absent', holds: absent(['orchestrationId']) }] : guardAsRead(read),
    effects: [set(['holderId'], mine.id), set(['holderRun'], mine.run)],
  };
}

export function guardAsRead({ id, run }: RouteGuard): readonly [Clause, Clause] {
  return [
    { name: 'guard id as read', holds: equals(['holderId'], id) },
    { name: 'guard run as read', holds: equals(['holderRun'], run) },
  ];
}

/** Reads a guard. Undefined for an item that is none, which nobody can take either. */
export function toRouteGuard(item: Item | undefined): RouteGuard | undefined {
  const id = valueAt(item, ['holderId']);
  const run = valueAt(item, ['holderRun']);
  return typeof id === 'string' && id !== '' && typeof run === 'number' ? { id, run } : undefined;
}
