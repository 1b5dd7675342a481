import { civilDate } from '@syncwell/core/domain/civil-date';

import { PROVIDERS } from '../../catalog.ts';
import { CONNECTORS, createConnectorRegistry } from '../../registry.ts';
import { describeDestination } from '../contracts/describe-destination.ts';
import { describeSource } from '../contracts/describe-source.ts';
import { openConnectors } from '../contracts/open-connectors.ts';
import { createFakeEffects, TEST_NOW } from '../fake-effects.ts';
import { createFakeSession } from '../fake-session.ts';
import { createMemoryLimits } from '../memory-limits.ts';
import { thirdConnectors } from './connectors.ts';
import { thirdDescriptor } from './descriptor.ts';
import { createThirdServer } from './third-server.ts';

const session = createFakeSession('contract-token', 'contract-token');

describeSource({
  name: 'third',
  open: (placed) => {
    const server = createThirdServer(placed);
    return { ...server, session, source: openConnectors(thirdConnectors, server.fetch).source() };
  },
});

describeDestination({
  name: 'third',
  open: () => {
    const server = createThirdServer();
    return { ...server, session, destination: openConnectors(thirdConnectors, server.fetch).destination() };
  },
});

describe('a third provider', () => {
  it('is none that the product knows', () => {
    expect(PROVIDERS.map(({ name }) => name)).not.toContain(thirdDescriptor.name);
  });

  it('is read and written through the registry, which takes it as data', async () => {
    const startTime = '2024-03-02T06:15:30Z';
    const endTime = '2024-03-02T06:45:30Z';
    const server = createThirdServer([
      { id: '1', startTime, endTime, utcOffsetSeconds: 0, app: 'com.strava' },
    ]);
    const effects = createFakeEffects(server.fetch);
    const limits = createMemoryLimits(effects.now);
    const registry = createConnectorRegistry({ ...effects, ...limits, urls: {} }, [
      ...CONNECTORS,
      thirdConnectors,
    ]);
    const work = { userId: 'contract-user', until: new Date(TEST_NOW.getTime() + 60_000) };
    const range = { start: civilDate('2024-03-01'), end: civilDate('2024-03-31') };
    const skips = async (destination: string) => {
      const reasons: unknown[] = [];
      for await (const { skip } of registry.source('third', destination, work).listWorkouts(range, session)) {
        reasons.push(skip?.reason);
      }
      return reasons;
    };
    expect([await skips('strava'), await skips('third')]).toEqual([['FROM_DESTINATION'], [undefined]]);
    const file = { externalId: 'fitbit-1', name: 'Run', sport: 'run', tcx: '' } as const;
    const handingIn = registry.destination('third', work).submitWorkout(file, session);
    await expect(handingIn).rejects.toMatchObject({ skipReason: 'MALFORMED_FILE' });
  });
});
