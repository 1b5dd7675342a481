import type { ProviderNames } from '@syncwell/core/api/start-request';
import type { ConnectionStore } from '@syncwell/core/connections';
import type { TransferLedger } from '@syncwell/core/ledger';
import type { Clock, UserRecords } from '@syncwell/core/ports';

import { type ForgetDependencies, forgetConnection } from '../connecting/forget-connection.ts';
import { eraseRoute, type EraseRouteDependencies } from './erase-route.ts';

export interface EraseUserDependencies extends ForgetDependencies, EraseRouteDependencies {
  readonly records: UserRecords;
  readonly connections: ForgetDependencies['connections'] & Pick<ConnectionStore, 'list'>;
  readonly ledger: Pick<TransferLedger, 'erase'>;
  /** Every route of the product: its guard is found by the names of its ends. */
  readonly providers: ProviderNames;
  readonly clock: Clock;
}

export type EraseAnswer = 'found some' | 'nothing left' | 'out of time';

/**
 * Erases everything that is there of a user, as far as the time goes. The records first: without its record no chunk
 * begins, and one that is at work ends without a trace. The ledger last, when nobody begins to write it any more; what
 * it held does not count as found, because only work on a record writes it. Repeating it is harmless.
 */
export async function eraseUser(
  dependencies: EraseUserDependencies,
  userId: string,
  until: Date,
): Promise<EraseAnswer> {
  const { clock, ledger } = dependencies;
  const isOver = () => clock.now() >= until;
  const found: boolean[] = [];
  for await (const wasThere of eraseItems(dependencies, userId)) {
    found.push(wasThere);
    if (isOver()) return 'out of time';
  }
  while (!(await ledger.erase(userId))) if (isOver()) return 'out of time';
  return found.includes(true) ? 'found some' : 'nothing left';
}

/** Each step says whether something was there. */
async function* eraseItems(
  dependencies: EraseUserDependencies,
  userId: string,
): AsyncGenerator<boolean, void> {
  const { records, connections, providers } = dependencies;
  for await (const key of records.keysOf(userId)) {
    await records.remove(key);
    yield true;
  }
  for (const source of providers.sources) {
    for (const destination of providers.destinations) {
      yield await eraseRoute(dependencies, { userId, source, destination });
    }
  }
  for (const { provider } of await connections.list(userId)) {
    await forgetConnection(dependencies, { userId, provider });
    yield true;
  }
}
