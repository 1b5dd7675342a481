import type { Connection } from '@syncwell/core/connections';

import { readConsent, type SessionOwner } from './read-consent.ts';
import { renewConnection } from './renew-connection.ts';
import type { RenewDependencies } from './renew-dependencies.ts';

/** The connection of one session: read once, and then replaced by what a renewal brings. */
export interface HeldConnection {
  read(): Promise<Connection>;
  /** Whoever asks while a renewal is under way waits for the same one. */
  renew(known: Connection, refused?: string): Promise<Connection>;
}

export function createHeldConnection(dependencies: RenewDependencies, owner: SessionOwner): HeldConnection {
  let reading: Promise<Connection> | undefined;
  let renewing: Promise<Connection> | undefined;
  /** What failed is not kept: the next call tries anew. */
  const keep = (connection: Promise<Connection>) => {
    reading = connection;
    connection.catch(() => {
      if (reading === connection) reading = undefined;
    });
    return connection;
  };
  return {
    read: () => reading ?? keep(readConsent(dependencies.connections, owner)),
    renew: async (known, refused) => {
      renewing ??= renewConnection(dependencies, { owner, known, refused }).finally(() => {
        renewing = undefined;
      });
      const renewed = await renewing;
      reading = Promise.resolve(renewed);
      return renewed;
    },
  };
}
