import { findProvider, PROVIDERS } from './catalog.ts';
import { createConnectorRegistry, DESTINATIONS, SOURCES } from './registry.ts';
import { createFakeEffects } from './testing/fake-effects.ts';
import { createFakeFetch, json } from './testing/fake-fetch.ts';
import { createFakeSession } from './testing/fake-session.ts';

const effects = createFakeEffects(createFakeFetch(json({ id_str: '7' })).fetch);
const baseUrls = { fitbit: 'http://127.0.0.1:1/v4', strava: 'http://127.0.0.1:2/api/v3' };
const registry = createConnectorRegistry({ ...effects, baseUrls });

describe('findProvider', () => {
  it('knows each provider by its name and no other', () => {
    for (const provider of PROVIDERS) expect(findProvider(provider.name)).toBe(provider);
    expect(findProvider('constructor')).toBeUndefined();
  });
});

describe('createConnectorRegistry', () => {
  it.each(PROVIDERS)('has code for what the catalog says of $name', ({ name, canRead, canWrite }) => {
    expect(Object.hasOwn(SOURCES, name)).toBe(canRead);
    expect(Object.hasOwn(DESTINATIONS, name)).toBe(canWrite);
  });

  it('makes connectors that use the base URL of their provider', async () => {
    const { fetch, sent } = createFakeFetch(json({}), json({ id_str: '7' }));
    const made = createConnectorRegistry({ ...effects, fetch, baseUrls });
    const range = { start: '2024-03-01', end: '2024-03-31' } as never;
    for await (const _ of made.source('fitbit', 'strava').listWorkouts(range, createFakeSession()));
    await made
      .destination('strava')
      .submitWorkout({ externalId: 'fitbit-1', name: 'Run', sport: 'run', tcx: '' }, createFakeSession());
    expect(sent.map(({ url }) => url.href.replace(/\?.*/, ''))).toEqual([
      'http://127.0.0.1:1/v4/users/me/dataTypes/exercise/dataPoints',
      'http://127.0.0.1:2/api/v3/uploads',
    ]);
  });

  it.each([
    ['a provider of the catalog, got garmin', () => registry.destination('garmin')],
    ['a source, got strava', () => registry.source('strava', 'strava')],
    ['a destination, got fitbit', () => registry.destination('fitbit')],
  ])('expects the name of %s', (message, make) => {
    expect(make).toThrow(message);
  });
});
