import { civilDate } from '../../packages/core/src/domain/civil-date.ts';
import { createHistory } from '../../packages/local/src/simulators/history/create-history.ts';
import { STRAVA_PACKAGE } from '../../packages/local/src/simulators/history/special-cases.ts';
import { chooseWindowScale } from './choose-window-scale.ts';
import { type LogLine, runPeopleScenario } from './people-stage.ts';
import { isOver } from './person.ts';
import { readCounters, readRequests } from './simulator-facts.ts';

const RANGE = { start: civilDate('2014-01-01'), end: civilDate('2023-12-31') };
/** Years of a second sport: with them there are more than 1,500 workouts. */
const BUSY_YEARS = { from: civilDate('2018-01-01'), to: civilDate('2021-02-28') };
const WORKOUTS = [
  ...createHistory({ seed: 'ten-years', from: RANGE.start, to: RANGE.end }),
  ...createHistory({ seed: 'second-sport', ...BUSY_YEARS }),
];
/** Replaced at half of their life. */
const TOKEN_SECONDS = 40;
const LONGEST_MS = 420_000;
/** Time of the start, which belongs to the first day of the provider. */
const START_MS = 10_000;
const USER = 'ten-years-user';
const TABLES = ['LedgerTable', 'BudgetTable', 'OrchestrationTable', 'ConnectionTable'] as const;

/** Of 100 requests five fail; which ones is decided by their order alone. */
const FAULTS = {
  googleHealth: [
    { match: {}, status: 500, share: 0.03 },
    { match: { path: '/v4/' }, drop: true, share: 0.01 },
    { match: { path: '/v4/' }, status: 503, body: 'upstream connect error', share: 0.01 },
  ],
  strava: [
    { match: {}, status: 500, share: 0.03 },
    { match: { path: '/api/v3/' }, status: 502, body: '<html>Bad Gateway</html>', share: 0.01 },
    // Done, and nobody is told.
    { match: { path: '/api/v3/' }, when: 'after', drop: true, share: 0.01 },
  ],
} as const;

const windowScale = chooseWindowScale(Date.now() + START_MS);

/** Ten years at the default limits of a new application at Strava, while both providers have their small troubles. */
await runPeopleScenario(
  {
    people: [{ userId: USER, workouts: WORKOUTS }],
    windowScale,
    scheduleIntervalMs: 1_000,
    simulators: {
      googleHealth: { accessTokenSeconds: TOKEN_SECONDS },
      strava: { accessTokenSeconds: TOKEN_SECONDS },
    },
    tokenSeconds: TOKEN_SECONDS,
    longestMs: LONGEST_MS,
  },
  async ({ googleHealth, strava, person, compare, readLog, emulator, system }) => {
    for (const fault of FAULTS.googleHealth)
      await googleHealth.post('/faults', { ...fault, times: 'always' });
    for (const fault of FAULTS.strava) await strava.post('/faults', { ...fault, times: 'always' });
    const user = await person(USER);
    const waits = new Set<string>();
    const began = performance.now();
    const view = await user.follow(await user.start(RANGE), (seen) => {
      if (seen.waiting !== null) waits.add(seen.waiting.text.replace(/ \d\d:\d\d UTC$/, ' ...'));
      return isOver(seen) || seen.status === 'PAUSED';
    });
    const seconds = (performance.now() - began) / 1_000;
    const { counts, doubled, unwanted, destination } = await compare(USER, RANGE);
    const log = readLog();
    return {
      ...{ seconds, windowScale, view, waits: [...waits], counts, doubled, unwanted, destination },
      expected: expectedEnd(),
      google: await readCounters(system.simulatorUrls.googleHealth),
      strava: await readCounters(system.simulatorUrls.strava),
      refreshedAt: (await readRequests(system.simulatorUrls.strava))
        .filter(({ path, status }) => path === '/oauth/token' && status === 200)
        .map(({ at }) => at),
      acceptedUploads: (await readRequests(system.simulatorUrls.strava)).filter(isAcceptedUpload).length,
      parks: countOf(log, 'chunk.parked'),
      unfinishedTries: countOf(log, 'chunk.attempt-failed'),
      ledgerUnits: sumOf(log, 'ledger.used'),
      capacity: Object.fromEntries(TABLES.map((table) => [table, emulator.capacity.unitsOf(table)])),
      messages: await system.countMessages(),
      user: USER,
      tokenSeconds: TOKEN_SECONDS,
    };
  },
);

/** What should become of the workouts, by the history alone: of those with one start the destination keeps one. */
function expectedEnd() {
  const fromDestination = WORKOUTS.filter(({ applicationPackage }) => applicationPackage === STRAVA_PACKAGE);
  const deleted = WORKOUTS.filter(({ defect }) => defect === 'deleted');
  const sent = WORKOUTS.filter((workout) => !fromDestination.includes(workout) && !deleted.includes(workout));
  const written = new Set(sent.map(({ startMs }) => Math.floor(startMs / 1_000))).size;
  const skipReasons = { FROM_DESTINATION: fromDestination.length, DELETED_AT_SOURCE: deleted.length };
  const skipped = fromDestination.length + deleted.length;
  return { found: WORKOUTS.length, written, duplicate: sent.length - written, skipped, skipReasons };
}

/** Accepted is also what was done before the connection was cut. */
function isAcceptedUpload({
  method,
  path,
  status,
}: {
  method: string;
  path: string;
  status: number;
}): boolean {
  return method === 'POST' && path.endsWith('/uploads') && (status === 201 || status === 0);
}

function countOf(log: readonly LogLine[], wanted: string): number {
  return log.filter(({ event }) => event === wanted).length;
}

function sumOf(log: readonly LogLine[], wanted: string) {
  const lines = log.filter(({ event }) => event === wanted);
  const sum = (unit: 'readUnits' | 'writeUnits') =>
    lines.reduce((total, line) => total + (line[unit] ?? 0), 0);
  return { read: sum('readUnits'), write: sum('writeUnits') };
}
