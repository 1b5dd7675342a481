import { createSyncClient } from '../../packages/client/src/index.ts';
import type { DateRange } from '../../packages/core/src/domain/date-range.ts';
import { createAbortableClock } from '../../packages/local/src/demo/abortable-clock.ts';
import { compareCopies, type Comparison } from '../../packages/local/src/demo/compare-copies.ts';
import {
  followSync,
  type FollowOptions,
  type FollowResult,
} from '../../packages/local/src/demo/follow-sync.ts';
import { prepareUser, type History } from '../../packages/local/src/demo/prepare-user.ts';
import { readDestinationBooks, readSourceBooks } from '../../packages/local/src/demo/provider-books.ts';
import { DESTINATION, SOURCE } from '../../packages/local/src/demo/route.ts';
import { createSimulatorAdmin, type SimulatorAdmin } from '../../packages/local/src/demo/simulator-admin.ts';
import { SIMULATED_LIMITS } from '../../packages/local/src/demo/simulated-limits.ts';
import type { LocalSystem, LocalSystemOptions } from '../../packages/local/src/local-system.ts';
import { startLocalSystem } from '../../packages/local/src/start-local-system.ts';

const POLL_INTERVAL_MS = 250;

/** The running system with one connected user, as a scenario needs it. */
export interface ScenarioStage {
  readonly system: LocalSystem;
  readonly userId: string;
  readonly googleHealth: SimulatorAdmin;
  readonly strava: SimulatorAdmin;
  start(range: DateRange): Promise<string>;
  follow(id: string, options?: Pick<FollowOptions, 'onView'>): Promise<FollowResult>;
  /** Both providers' books of the range against each other. */
  compare(range: DateRange): Promise<Comparison>;
}

/**
 * Starts the system, runs `play`, prints what it returns as one line of JSON, and stops everything. A parent that is
 * gone, or a signal, ends it too.
 */
export async function runScenario(
  { history, ...options }: LocalSystemOptions & { readonly history: History },
  play: (stage: ScenarioStage) => Promise<object>,
): Promise<void> {
  const ended = new AbortController();
  process.once('disconnect', () => ended.abort(new Error('The test is gone')));
  const strava = { limits: SIMULATED_LIMITS.strava };
  const googleHealth = { requestsPerMinutePerUser: SIMULATED_LIMITS.googleHealthPerMinute };
  const system = await startLocalSystem({
    simulators: { googleHealth, strava },
    ...options,
    signal: ended.signal,
  });
  try {
    const stage = await openScenario(system, history, ended.signal);
    process.stdout.write(`${JSON.stringify(await play(stage))}\n`);
  } finally {
    await system.stop();
  }
  process.exit(0);
}

async function openScenario(
  system: LocalSystem,
  history: History,
  signal: AbortSignal,
): Promise<ScenarioStage> {
  const userId = 'scenario-user';
  const googleHealth = createSimulatorAdmin(system.simulatorUrls.googleHealth, fetch);
  const strava = createSimulatorAdmin(system.simulatorUrls.strava, fetch);
  await prepareUser(userId, history, { system, googleHealth, strava });
  const token = await system.issueToken(userId, { premium: true });
  const client = createSyncClient({ baseUrl: system.apiUrl, token });
  return {
    ...{ system, userId, googleHealth, strava },
    start: async ({ start: startDate, end: endDate }) => {
      const request = { source: SOURCE, destination: DESTINATION, startDate, endDate };
      return (await client.start(request)).view.orchestrationId;
    },
    follow: (id, options) =>
      followSync(id, {
        ...{ client, signal, pause: false, pollIntervalMs: POLL_INTERVAL_MS },
        clock: createAbortableClock(signal),
        onView: options?.onView ?? (() => undefined),
      }),
    compare: async (range) =>
      compareCopies(
        SOURCE,
        await readSourceBooks(googleHealth, userId, range),
        await readDestinationBooks(strava, userId),
      ),
  };
}
