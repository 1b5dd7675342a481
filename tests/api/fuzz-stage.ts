import type { DateRange } from '../../packages/core/src/domain/date-range.ts';
import { civilDate } from '../../packages/core/src/domain/civil-date.ts';
import { prepareUser } from '../../packages/local/src/demo/prepare-user.ts';
import { createSimulatorAdmin } from '../../packages/local/src/demo/simulator-admin.ts';
import { startLocalSystem } from '../../packages/local/src/start-local-system.ts';

const USER = 'fuzzed-user';
const RANGE: DateRange = { start: civilDate('2023-01-01'), end: civilDate('2023-03-31') };

/**
 * The demo's system with a premium user who is connected on both sides: tells its parent where it is, and ends when the
 * parent is gone. A second user is there to be erased.
 */
const ended = new AbortController();
process.once('disconnect', () => ended.abort(new Error('The parent is gone')));
const system = await startLocalSystem({ maximumConcurrency: 1, signal: ended.signal });
ended.signal.addEventListener('abort', () => void system.stop().finally(() => process.exit(0)));
const { googleHealth, strava } = system.simulatorUrls;
await prepareUser(
  USER,
  { kind: 'made-up', seed: 7, range: RANGE },
  {
    system,
    googleHealth: createSimulatorAdmin(googleHealth, fetch),
    strava: createSimulatorAdmin(strava, fetch),
  },
);
process.send?.({
  apiUrl: system.apiUrl,
  logFile: system.logFile,
  tokens: {
    stays: await system.issueToken(USER, { premium: true }),
    leaves: await system.issueToken('leaving-user', { premium: true }),
  },
});
