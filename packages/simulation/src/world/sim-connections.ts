import { AwsUnavailableError } from '@syncwell/core/aws/call-aws';
import type { ConnectionStore } from '@syncwell/core/connections';

import type { Process } from '../kernel/process.ts';
import type { World } from './world.ts';

/** The connections as one process sees them. */
export function createSimConnections(world: World, getProcess: () => Process): ConnectionStore {
  const { connections } = world;
  const call = async <T>(point: string, apply: () => Promise<T>, isSentOnce = false): Promise<T> =>
    await world.wire.call<Promise<T>>(getProcess(), {
      point,
      isSentOnce,
      apply: () => {
        const done = apply();
        // Whoever asked may be gone by then.
        done.catch(() => undefined);
        return done;
      },
      unavailable: () => new AwsUnavailableError('simulated', new Error('simulated')),
    });
  return {
    read: (...given) => call('read connection', () => connections.read(...given), true),
    list: (...given) => call('list connections', () => connections.list(...given), true),
    save: (...given) => call('save connection', () => connections.save(...given)),
    leaseRefresh: (...given) => call('lease refresh', () => connections.leaseRefresh(...given)),
    leaseConnect: (...given) => call('lease connect', () => connections.leaseConnect(...given)),
    dropLease: (...given) => call('drop token lease', () => connections.dropLease(...given)),
    markRefused: (...given) => call('mark refused', () => connections.markRefused(...given)),
    connect: (...given) => call('connect', () => connections.connect(...given)),
    remove: (...given) => call('remove connection', () => connections.remove(...given)),
  };
}
