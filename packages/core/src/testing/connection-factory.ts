import { randomUUID } from 'node:crypto';

import type { Connection } from '../connections.ts';

/** The first tokens of a user of its own, given at 09:00 for an hour. */
export function aConnection(changes: Partial<Connection> = {}): Connection {
  return {
    userId: randomUUID(),
    provider: 'strava',
    accessToken: 'access-1',
    refreshToken: 'refresh-1',
    scopes: ['activity:write', 'activity:read_all'],
    issuedAt: '2024-03-01T09:00:00.000Z',
    expiresAt: '2024-03-01T10:00:00.000Z',
    connectedAt: '2024-03-01T09:00:00.000Z',
    version: 1,
    ...changes,
  };
}
