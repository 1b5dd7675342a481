import { findProvider, PROVIDERS } from './catalog.ts';
import { CONNECTORS, createConnectorRegistry } from './registry.ts';
import { createFakeEffects, TEST_NOW } from './testing/fake-effects.ts';
import { createFakeFetch, json } from './testing/fake-fetch.ts';
import { createFakeSession } from './testing/fake-session.ts';
import { createMemoryLimits } from './testing/memory-limits.ts';

const effects = createFakeEffects(createFakeFetch(json({ id_str: '7' })).fetch);
const urls = { fitbit: { api: 'http://127.0.0.1:1/v4' }, strava: { api: 'http://127.0.0.1:2/api/v3' } };
const limits = createMemoryLimits(effects.now);
const registry = createConnectorRegistry({ ...effects, ...limits, urls });
const work = { userId: 'ann', until: new Date(TEST_NOW.getTime() + 60_000) };

describe('findProvider', () => {
  it('knows each provider by its name and no other', () => {
    for (const provider of PROVIDERS) expect(findProvider(provider.name)).toBe(provider);
    expect(findProvider('constructor')).toBeUndefined();
  });
});

describe('createConnectorRegistry', () => {
  it('has code for what the catalog says of each provider', () => {
    expect(CONNECTORS.map(({ descriptor }) => descriptor)).toEqual(PROVIDERS);
    for (const { descriptor, createSource, createDestination } of CONNECTORS) {
      expect(createSource !== undefined).toBe(descriptor.canRead);
      expect(createDestination !== undefined).toBe(descriptor.canWrite);
    }
  });

  it('makes connectors that use the base URL of their provider', async () => {
    const { fetch, sent } = createFakeFetch(json({}), json({ id_str: '7' }));
    const made = createConnectorRegistry({ ...effects, ...limits, fetch, urls });
    const range = { start: '2024-03-01', end: '2024-03-31' } as never;
    for await (const _ of made.source('fitbit', 'strava', work).listWorkouts(range, createFakeSession()));
    await made
      .destination('strava', work)
      .submitWorkout({ externalId: 'fitbit-1', name: 'Run', sport: 'run', tcx: '' }, createFakeSession());
    expect(sent.map(({ url }) => url.href.replace(/\?.*/, ''))).toEqual([
      'http://127.0.0.1:1/v4/users/me/dataTypes/exercise/dataPoints',
      'http://127.0.0.1:2/api/v3/uploads',
    ]);
  });

  it.each([
    ['a provider, got garmin', () => registry.destination('garmin', work)],
    ['a source, got strava', () => registry.source('strava', 'strava', work)],
    ['a destination, got fitbit', () => registry.destination('fitbit', work)],
  ])('expects the name of %s', (message, make) => {
    expect(make).toThrow(message);
  });
});
