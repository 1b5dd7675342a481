import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';

import type { DateRange } from '../../packages/core/src/domain/date-range.ts';
import { createAbortableClock } from '../../packages/local/src/demo/abortable-clock.ts';
import { compareCopies, type Comparison } from '../../packages/local/src/demo/compare-copies.ts';
import { readDestinationBooks, readSourceBooks } from '../../packages/local/src/demo/provider-books.ts';
import { DESTINATION, SOURCE } from '../../packages/local/src/demo/route.ts';
import { createSimulatorAdmin, type SimulatorAdmin } from '../../packages/local/src/demo/simulator-admin.ts';
import type { LocalSystem, LocalSystemOptions } from '../../packages/local/src/local-system.ts';
import type { Workout } from '../../packages/local/src/simulators/history/workout.ts';
import { startLocalSystem } from '../../packages/local/src/start-local-system.ts';
import { type Person, createPerson } from './person.ts';
import { type Emulator, startEmulator } from './start-emulator.ts';

/** A user and what they have at the source. */
export interface PersonInput {
  readonly userId: string;
  readonly workouts: readonly Workout[];
}

export interface PeopleOptions extends Omit<LocalSystemOptions, 'endpoint' | 'signal'> {
  readonly people: readonly PersonInput[];
  /** What is left of the access tokens that a sync begins with; those that follow live as long as the simulators say. */
  readonly tokenSeconds: number;
  /** After so long the scenario is given up. */
  readonly longestMs: number;
}

/** One line of the services' log, as far as scenarios look at it. */
export interface LogLine {
  readonly level: string;
  readonly event: string;
  readonly reason?: string;
  readonly status?: string;
  readonly readUnits?: number;
  readonly writeUnits?: number;
}

/** The running system with several connected users, on an AWS that can be looked into. */
export interface PeopleStage {
  readonly system: LocalSystem;
  readonly emulator: Emulator;
  readonly googleHealth: SimulatorAdmin;
  readonly strava: SimulatorAdmin;
  /** Ends when the scenario is given up. */
  sleep(ms: number): Promise<void>;
  person(userId: string): Promise<Person>;
  /** Both providers' books of the user and the range against each other. */
  compare(userId: string, range: DateRange): Promise<Comparison>;
  /** What the services have logged so far. */
  readLog(): readonly LogLine[];
}

/**
 * Starts the system, runs `play`, prints what it returns as one line of JSON, and stops everything. It gives up after
 * `longestMs`, and when the process that started it is gone.
 */
export async function runPeopleScenario(
  options: PeopleOptions,
  play: (stage: PeopleStage) => Promise<object>,
): Promise<void> {
  const { people, tokenSeconds, longestMs, ...given } = options;
  const gone = new AbortController();
  process.once('disconnect', () => gone.abort(new Error('The test is gone')));
  const signal = AbortSignal.any([gone.signal, AbortSignal.timeout(longestMs)]);
  const accounts = people.map((person) => ({ ...person, ...openAccounts(tokenSeconds) }));
  const emulator = await startEmulator();
  const { googleHealth, strava } = given.simulators ?? {};
  const system = await startLocalSystem({
    ...given,
    endpoint: emulator.url,
    simulators: {
      googleHealth: {
        ...googleHealth,
        users: accounts.map(({ userId, workouts, source }) => ({ userId, workouts, ...source })),
      },
      strava: {
        ...strava,
        users: accounts.map(({ userId, destination }) => ({ userId, ...destination })),
      },
    },
    signal,
  });
  try {
    for (const { userId, source, destination } of accounts) {
      await system.connect(userId, SOURCE, source);
      await system.connect(userId, DESTINATION, destination);
    }
    const result = await play(openStage({ system, emulator, signal }));
    process.stdout.write(`${JSON.stringify(result)}\n`);
  } finally {
    await system.stop();
    await emulator.stop();
  }
  process.exit(0);
}

/** Tokens of one user at both providers. */
function openAccounts(expiresInSeconds: number) {
  const tokens = () => ({ accessToken: randomUUID(), refreshToken: randomUUID(), expiresInSeconds });
  return { source: tokens(), destination: tokens() };
}

function openStage({
  system,
  emulator,
  signal,
}: {
  readonly system: LocalSystem;
  readonly emulator: Emulator;
  readonly signal: AbortSignal;
}): PeopleStage {
  const clock = createAbortableClock(signal);
  const googleHealth = createSimulatorAdmin(system.simulatorUrls.googleHealth, fetch);
  const strava = createSimulatorAdmin(system.simulatorUrls.strava, fetch);
  return {
    ...{ system, emulator, googleHealth, strava },
    sleep: (ms) => clock.sleep(ms),
    person: (userId) => createPerson({ system, userId, signal }),
    compare: async (userId, range) =>
      compareCopies(
        SOURCE,
        await readSourceBooks(googleHealth, userId, range),
        await readDestinationBooks(strava, userId),
      ),
    readLog: () =>
      readFileSync(system.logFile, 'utf8')
        .split('\n')
        .filter((line) => line.startsWith('{'))
        .map((line) => JSON.parse(line) as LogLine),
  };
}
