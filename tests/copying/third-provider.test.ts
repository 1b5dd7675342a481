import { PROVIDERS } from '../../packages/connectors/src/catalog.ts';
import { fitbitConnectors } from '../../packages/connectors/src/fitbit/connectors.ts';
import { fitbitDescriptor } from '../../packages/connectors/src/fitbit/descriptor.ts';
import type { ProviderConnectors } from '../../packages/connectors/src/provider-connectors.ts';
import { createConnectorRegistry } from '../../packages/connectors/src/registry.ts';
import { stravaConnectors } from '../../packages/connectors/src/strava/connectors.ts';
import { createFakeEffects, TEST_NOW } from '../../packages/connectors/src/testing/fake-effects.ts';
import { createFakeSession } from '../../packages/connectors/src/testing/fake-session.ts';
import { createMemoryLimits } from '../../packages/connectors/src/testing/memory-limits.ts';
import { thirdConnectors } from '../../packages/connectors/src/testing/third-provider/connectors.ts';
import { thirdDescriptor } from '../../packages/connectors/src/testing/third-provider/descriptor.ts';
import { createThirdServer } from '../../packages/connectors/src/testing/third-provider/third-server.ts';
import { civilDate } from '../../packages/core/src/domain/civil-date.ts';
import { createManualClock } from '../../packages/core/src/testing/manual-clock.ts';
import { createMemoryLedger } from '../../packages/core/src/testing/memory-ledger.ts';
import { createGoogleHealthSimulator } from '../../packages/local/src/simulators/google-health/create-google-health-simulator.ts';
import { createHistory } from '../../packages/local/src/simulators/history/create-history.ts';
import { createSimulatorFetch } from '../../packages/local/src/simulators/simulator-fetch.ts';
import { createStravaSimulator } from '../../packages/local/src/simulators/strava/create-strava-simulator.ts';
import { copyMonth } from '../../services/chunk-worker/src/copy-month.ts';
import { parseStartRequest } from '../../services/orchestrator/src/start-request.ts';

const USER = 'u1';
const RANGE = { start: civilDate('2024-03-01'), end: civilDate('2024-03-31') };
const SCOPES = [...fitbitDescriptor.requiredScopes.read, ...fitbitDescriptor.optionalScopes.read];
const CONNECTORS: readonly ProviderConnectors[] = [fitbitConnectors, stravaConnectors, thirdConnectors];

/** The product's own copying of one month, between any two of three providers. */
function setUp() {
  const clock = createManualClock(TEST_NOW.toISOString());
  const history = createHistory({ seed: 'demo', from: RANGE.start, to: RANGE.end });
  const users = [{ userId: USER, accessToken: 'token', workouts: history }];
  const google = createSimulatorFetch(createGoogleHealthSimulator({ clock, users }));
  const strava = createSimulatorFetch(
    createStravaSimulator({ clock, users: [{ userId: USER, accessToken: 'token' }] }),
  );
  const third = createThirdServer([
    { id: 'a', startTime: '2024-03-02T06:15:30Z', endTime: '2024-03-02T07:00:00Z', utcOffsetSeconds: 0 },
    { id: 'b', startTime: '2024-03-09T06:15:30Z', endTime: '2024-03-09T07:00:00Z', utcOffsetSeconds: 0 },
  ]);
  const servers = new Map([
    ['health.googleapis.com', google],
    ['www.strava.com', strava],
    ['api.third.example', third.fetch],
  ]);
  const fetch: typeof globalThis.fetch = (input, init) => {
    const { host } = new URL(new Request(input).url);
    return (
      servers.get(host)?.(input, init) ?? Promise.reject(new Error(`Expected a known host, got ${host}`))
    );
  };
  const effects = {
    ...createFakeEffects(fetch),
    now: () => clock.now(),
    sleep: (ms: number) => clock.sleep(ms),
  };
  const limits = createMemoryLimits(effects.now);
  const registry = createConnectorRegistry({ ...effects, ...limits, urls: {} }, CONNECTORS);
  const ledger = createMemoryLedger();
  const session = createFakeSession('token').withScopes(SCOPES);
  const copy = (source: string, destination: string, owner: string) => {
    const until = new Date(clock.now().getTime() + 80_000);
    const work = { userId: USER, until };
    const to = registry.destination(destination, work);
    const dependencies = {
      source: { connector: registry.source(source, destination, work), session },
      destination: { connector: to, session },
      ledger,
      clock,
      settleMs: to.settleMs,
      onSkipped: () => undefined,
      onNotKept: () => undefined,
    };
    const route = { userId: USER, source, destination };
    const timeBox = { startUntil: until, askUntil: until };
    return copyMonth(dependencies, { route, range: RANGE, timeBox, orchestrationId: 'orch-1', owner });
  };
  return { copy, third, history };
}

describe('a month with a third provider, by the code that is there', () => {
  it('is copied from it, and not twice', async () => {
    const { copy } = setUp();
    expect(await copy('third', 'strava', '1')).toMatchObject({
      found: 2,
      written: 2,
      duplicate: 0,
      skipped: 0,
    });
    expect(await copy('third', 'strava', '2')).toMatchObject({ found: 2, skipped: 0 });
  });

  it('is copied to it, every workout that can be copied once', async () => {
    const { copy, third, history } = setUp();
    const wanted = history.filter(({ defect }) => defect === undefined).map(({ id }) => `fitbit-${id}`);
    const result = await copy('fitbit', 'third', '1');
    expect(result).toMatchObject({ found: history.length, written: wanted.length });
    expect([...(await third.copies())].sort()).toEqual(wanted.sort());
  });

  it('can be asked for as soon as it is in the catalog', () => {
    const providers = [...PROVIDERS, thirdDescriptor];
    const names = {
      sources: providers.filter(({ canRead }) => canRead).map(({ name }) => name),
      destinations: providers.filter(({ canWrite }) => canWrite).map(({ name }) => name),
    };
    const body = { source: 'third', destination: 'strava', startDate: '2024-03-01', endDate: '2024-03-31' };
    expect(parseStartRequest(JSON.stringify(body), names, TEST_NOW)).toMatchObject({ source: 'third' });
  });
});
