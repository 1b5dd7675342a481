import { absent, type Change, equals, set } from '../change.ts';

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
      read === undefined
        ? [{ name: 'guard absent', holds: absent(['orchestrationId']) }]
        : [
            { name: 'guard id as read', holds: equals(['holderId'], read.id) },
            { name: 'guard run as read', holds: equals(['holderRun'], read.run) },
          ],
    effects: [set(['holderId'], mine.id), set(['holderRun'], mine.run)],
  };
}
