import { createHash } from 'node:crypto';

import type { Orchestration } from './orchestration.ts';

/** One user's way from one service to another: at most one active orchestration goes it. */
export type Route = Pick<Orchestration, 'userId' | 'source' | 'destination'>;

/** Key of the route guard in the orchestration table; never equal to an orchestration id. */
export function routeKey({ userId, source, destination }: Route): string {
  // A JSON array keeps ("ab", "c") and ("a", "bc") apart.
  const hash = createHash('sha256')
    .update(JSON.stringify([userId, source, destination]))
    .digest('base64url');
  return `route#${hash}`;
}
