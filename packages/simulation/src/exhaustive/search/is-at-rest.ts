import { isActive } from '@syncwell/core/domain/status';

import { recordOf } from '../model/record-of.ts';
import { type State, tasksOf } from '../model/state.ts';

/** The end of a world: every record is over or paused, its event published, and nobody has anything left to do. */
export function isAtRest(state: State): boolean {
  if (state.cold.length + state.dead.length + tasksOf(state).length > 0) return false;
  return Object.values(state.items)
    .filter((item) => item['status'] !== undefined)
    .map(recordOf)
    .every(
      ({ status, announce, wakeAt }) => !isActive(status) && announce === undefined && wakeAt === undefined,
    );
}
