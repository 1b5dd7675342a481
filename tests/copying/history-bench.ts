import { fitbitConnectors } from '../../packages/connectors/src/fitbit/connectors.ts';
import { fitbitDescriptor } from '../../packages/connectors/src/fitbit/descriptor.ts';
import { stravaConnectors } from '../../packages/connectors/src/strava/connectors.ts';
import { createFakeSession } from '../../packages/connectors/src/testing/fake-session.ts';
import { planChunks } from '../../packages/core/src/domain/chunk-plan.ts';
import { civilDate } from '../../packages/core/src/domain/civil-date.ts';
import type { DateRange } from '../../packages/core/src/domain/date-range.ts';
import type { ChunkResult } from '../../packages/core/src/domain/outcome.ts';
import { countLedgerUnits } from '../../packages/core/src/ledger-units.ts';
import { createManualClock } from '../../packages/core/src/testing/manual-clock.ts';
import { createMemoryLedger } from '../../packages/core/src/testing/memory-ledger.ts';
import { compareCopies } from '../../packages/local/src/demo/compare-copies.ts';
import { readDestinationBooks, readSourceBooks } from '../../packages/local/src/demo/provider-books.ts';
import { createSimulatorAdmin } from '../../packages/local/src/demo/simulator-admin.ts';
import { createGoogleHealthSimulator } from '../../packages/local/src/simulators/google-health/create-google-health-simulator.ts';
import { createSimulatorFetch } from '../../packages/local/src/simulators/simulator-fetch.ts';
import type { SimulatorApp } from '../../packages/local/src/simulators/start-simulator.ts';
import { createStravaSimulator } from '../../packages/local/src/simulators/strava/create-strava-simulator.ts';
import type { StravaSettings } from '../../packages/local/src/simulators/strava/strava-options.ts';
import { copyMonth } from '../../services/chunk-worker/src/copy-month.ts';
import type { CopyMonthDependencies } from '../../services/chunk-worker/src/copying/month-try.ts';
import { UnfinishedMonthError } from '../../services/chunk-worker/src/unfinished-month.ts';

const USER = 'u1';
const SOURCE = 'fitbit';
const ROOMY = { quarterHour: 1_000_000, day: 1_000_000 };
const SCOPES = [...fitbitDescriptor.requiredScopes.read, ...fitbitDescriptor.optionalScopes.read];
const MOST_TRIES = 60;
const TIME_BOX_SECONDS = 80;

/** The years of a made-up history, copied by the product's own code over both simulators, in virtual time. */
export function createHistoryBench(
  years: { from: string; to: string },
  settings: Partial<StravaSettings> = {},
) {
  const clock = createManualClock('2024-06-15T12:00:00.000Z');
  const google = createGoogleHealthSimulator({
    clock,
    requestsPerMinutePerUser: Infinity,
    users: [{ userId: USER, accessToken: 'g', history: { seed: 'demo', from: years.from, to: years.to } }],
  });
  const strava = createStravaSimulator({
    clock,
    limits: { overall: ROOMY, read: ROOMY },
    users: [{ userId: USER, accessToken: 's' }],
    ...settings,
  });
  const effectsOf = (app: SimulatorApp) => ({
    fetch: createSimulatorFetch(app),
    now: () => clock.now(),
    sleep: (ms: number) => clock.sleep(ms),
  });
  const { ledger, units } = countLedgerUnits(createMemoryLedger());
  const range = { start: civilDate(years.from), end: civilDate(years.to) };
  const destination = stravaConnectors.createDestination?.({
    baseUrl: 'http://127.0.0.1:9/api/v3',
    effects: effectsOf(strava),
  });
  const source = fitbitConnectors.createSource?.({
    baseUrl: 'http://127.0.0.1:9/v4',
    effects: effectsOf(google),
    destinationPackages: ['com.strava'],
  });
  if (source === undefined || destination === undefined) throw new Error('Expected both connectors');
  const dependencies: CopyMonthDependencies = {
    source: { connector: source, session: createFakeSession('g').withScopes(SCOPES) },
    destination: { connector: destination, session: createFakeSession('s') },
    ledger,
    clock,
    settleMs: destination.settleMs,
    onSkipped: () => undefined,
    onNotKept: () => undefined,
  };
  const adminOf = (app: SimulatorApp) =>
    createSimulatorAdmin('http://127.0.0.1:9', createSimulatorFetch(app));
  const [googleAdmin, stravaAdmin] = [adminOf(google), adminOf(strava)];
  return {
    ...{ clock, googleAdmin, stravaAdmin, units },
    /** Copies every month, newest first; what each came to. */
    copyAll: async () => {
      const results: ChunkResult[] = [];
      for (const month of planChunks(range).toReversed()) {
        results.push(await untilDone(dependencies, month, results.length));
      }
      return results;
    },
    compare: async () =>
      compareCopies(
        SOURCE,
        await readSourceBooks(googleAdmin, USER, range),
        await readDestinationBooks(stravaAdmin, USER),
      ),
  };
}

/** Tries as the queue would: again after a while, until the month is done. */
async function untilDone(
  dependencies: CopyMonthDependencies,
  range: DateRange,
  index: number,
): Promise<ChunkResult> {
  const { clock } = dependencies;
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    const after = (seconds: number) => new Date(clock.now().getTime() + seconds * 1000);
    const timeBox = { startUntil: after(TIME_BOX_SECONDS), askUntil: after(TIME_BOX_SECONDS + 5) };
    const owner = `${index}.${tries}`;
    const route = { userId: USER, source: SOURCE, destination: 'strava' };
    try {
      return await copyMonth(dependencies, { route, range, timeBox, orchestrationId: 'orch-1', owner });
    } catch (error) {
      if (!(error instanceof UnfinishedMonthError)) throw error;
      await clock.sleep(30_000);
    }
  }
  throw new Error(`Expected ${range.start} to be copied in ${MOST_TRIES} tries`);
}
