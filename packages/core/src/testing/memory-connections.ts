import {
  type Connection,
  ConnectionConflictError,
  type ConnectionKey,
  type ConnectionStore,
  type ConnectionSummary,
  type TokenLease,
} from '../connections.ts';

/** What is stored under one key: tokens, a lease on them, or a lease alone. */
interface Row {
  readonly key: ConnectionKey;
  readonly connection?: Connection;
  readonly codeHash?: string;
  readonly lease?: { readonly owner: string; readonly end: number };
}

/** Connections in this process. `connections` are there from the start, at whatever version they say. */
export function createMemoryConnections(connections: readonly Connection[] = []): ConnectionStore {
  const rows = new Map<string, Row>();
  const put = (row: Row) => void rows.set(toText(row.key), row);
  for (const connection of connections) put({ key: connection, connection });
  const find = (key: ConnectionKey) => rows.get(toText(key)) ?? { key };
  const isSame = (connection: Connection) => isVersionOf(connection, connection.version, find(connection));

  return {
    // Asynchronous, so that everything an engine would refuse is a rejection here too.
    read: async (userId, provider) => Promise.resolve(find({ userId, provider }).connection),
    list: async (userId) =>
      Promise.resolve([...rows.values()].filter(({ key }) => key.userId === userId).map(toSummary)),
    save: async (connection) => {
      const isFirst = connection.version === 1 && find(connection).connection === undefined;
      if (!isFirst && !isVersionOf(connection, connection.version - 1, find(connection))) {
        throw new ConnectionConflictError(connection);
      }
      return Promise.resolve(put({ key: connection, connection }));
    },
    leaseRefresh: async (connection, lease) => {
      if (!isSame(connection)) return Promise.resolve({ kind: 'moved on' });
      const row = find(connection);
      if (isBusy(row, lease)) return { kind: 'busy', end: row.lease.end };
      put({ ...row, lease: toLease(lease) });
      return { kind: 'taken' };
    },
    leaseConnect: async (key, lease) => {
      const row = find(key);
      if (isBusy(row, lease)) return Promise.resolve({ kind: 'busy', end: row.lease.end });
      put({ ...row, lease: toLease(lease) });
      return { kind: 'taken', summary: toSummary(row) };
    },
    dropLease: async (key, owner) => {
      const { lease, ...row } = find(key);
      return Promise.resolve(lease?.owner === owner ? put(row) : undefined);
    },
    markRefused: async (connection, at) => {
      if (!isSame(connection)) return Promise.resolve();
      const { lease: _over, ...row } = find(connection);
      put({ ...row, connection: { ...connection, refusedAt: at.toISOString() } });
    },
    connect: async (connection, { owner, codeHash }) => {
      if (find(connection).lease?.owner !== owner) throw new ConnectionConflictError(connection);
      return Promise.resolve(put({ key: connection, connection, codeHash }));
    },
    remove: async (key) => Promise.resolve(void rows.delete(toText(key))),
  };
}

function isVersionOf({ connectedAt }: Connection, version: number, { connection }: Row): boolean {
  return connection?.version === version && connection.connectedAt === connectedAt;
}

function isBusy(
  row: Row,
  { owner, now }: TokenLease,
): row is Row & { readonly lease: { readonly end: number } } {
  return row.lease !== undefined && row.lease.owner !== owner && row.lease.end > now.getTime();
}

function toLease({ owner, end }: TokenLease) {
  return { owner, end: end.getTime() };
}

function toSummary({ key: { provider }, connection, codeHash }: Row): ConnectionSummary {
  const code = codeHash === undefined ? {} : { codeHash };
  if (connection === undefined) return { provider, ...code };
  const { connectedAt, version, refusedAt } = connection;
  return { provider, connectedAt, version, ...(refusedAt === undefined ? {} : { refusedAt }), ...code };
}

function toText({ userId, provider }: ConnectionKey): string {
  return JSON.stringify([userId, provider]);
}
