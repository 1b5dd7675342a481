import { AwsUnavailableError } from '@syncwell/core/aws/call-aws';
import { allHold } from '@syncwell/core/domain/evaluate-change';
import type { UserRecords } from '@syncwell/core/ports';

import type { Process } from '../kernel/process.ts';
import { drawIndexLag } from './draw-index-lag.ts';
import type { World } from './world.ts';

/** The items of a user as one process sees them; the newest ones may not be in the index yet. */
export function createSimUserRecords(world: World, getProcess: () => Process): UserRecords {
  const unavailable = () => new AwsUnavailableError('simulated', new Error('simulated'));
  const ownKeys = (userId: string) => {
    const own = [...world.items].filter(([, item]) => item['userId'] === userId && 'createdAt' in item);
    const seen = world.scheduler.now() - drawIndexLag(world, 'keys of user');
    return own.map(([key]) => key).filter((key) => (world.bornAt.get(key) ?? 0) <= seen);
  };
  return {
    keysOf: async function* (userId) {
      yield* await world.wire.call(getProcess(), {
        point: 'keys of user',
        isSentOnce: true,
        apply: () => ownKeys(userId),
        unavailable,
      });
    },
    remove: (key, clauses = []) =>
      world.wire.call(getProcess(), {
        point: key.startsWith('route#') ? 'remove guard' : 'remove item',
        apply: () => {
          if (!allHold(clauses, world.items.get(key))) return false;
          if (world.items.has(key)) world.note(`${getProcess().handler} removes ${key.slice(-4)}`);
          return world.items.delete(key);
        },
        unavailable,
      }),
  };
}
