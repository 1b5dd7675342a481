import { createHash } from 'node:crypto';

import type { Orchestration } from './orchestration.ts';

/** Key of the route guard in the orchestration table; never equal to an orchestration id. */
export function routeKey({
  userId,
  source,
  destination,
}: Pick<Orchestration, 'userId' | 'source' | 'destination'>): string {
  // A JSON array keeps ("ab", "c") and ("a", "bc") apart.
  const hash = createHash('sha256')
    .update(JSON.stringify([userId, source, destination]))
    .digest('base64url');
  return `route#${hash}`;
}
