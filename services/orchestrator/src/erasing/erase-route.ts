import { type Route, routeKey } from '@syncwell/core/domain/route-key';
import { ownedBy } from '@syncwell/core/domain/transitions/clauses';
import { guardAsRead } from '@syncwell/core/domain/transitions/hold-route';
import type { UserRecords } from '@syncwell/core/ports';
import type { OrchestrationStore } from '@syncwell/core/store/orchestration-store';

export interface EraseRouteDependencies {
  readonly records: Pick<UserRecords, 'remove'>;
  readonly store: Pick<OrchestrationStore, 'readRoute'>;
}

/** Starts that were on their way may take the route in between, each once; the next look goes on. */
const MAX_TURNS = 8;

/**
 * Erases the guard of a route, and before it the sync that is in it: the index of users may not show that one yet, and
 * whoever took the free route would be at work beside it. Whatever else a guard names stays. Answers whether there was a guard.
 */
export async function eraseRoute({ records, store }: EraseRouteDependencies, route: Route): Promise<boolean> {
  const key = routeKey(route);
  for (let turn = 0; turn < MAX_TURNS; turn += 1) {
    const guard = await store.readRoute(key);
    if (guard === undefined) return turn > 0;
    // Nobody takes a route whose guard cannot be read.
    if (guard === 'damaged') return records.remove(key);
    await records.remove(guard.id, [ownedBy(route.userId)]);
    await records.remove(key, guardAsRead(guard));
  }
  return true;
}
