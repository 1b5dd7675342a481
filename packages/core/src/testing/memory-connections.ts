import { type Connection, ConnectionConflictError, type ConnectionStore } from '../connections.ts';

/** Connections in this process. `connections` are there from the start, at whatever version they say. */
export function createMemoryConnections(connections: readonly Connection[] = []): ConnectionStore {
  const stored = new Map(
    connections.map((connection) => [toKey(connection.userId, connection.provider), connection]),
  );
  return {
    read: async (userId, provider) => Promise.resolve(stored.get(toKey(userId, provider))),
    save: async (connection) => {
      const key = toKey(connection.userId, connection.provider);
      if (connection.version !== (stored.get(key)?.version ?? 0) + 1) {
        return Promise.reject(new ConnectionConflictError(connection));
      }
      stored.set(key, connection);
      return Promise.resolve();
    },
  };
}

function toKey(userId: string, provider: string): string {
  return JSON.stringify([userId, provider]);
}
