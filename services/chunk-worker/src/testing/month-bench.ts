import type { ListedActivity, SourceConnector, SourceWorkout } from '@syncwell/connectors/ports';
import { civilDate } from '@syncwell/core/domain/civil-date';
import type { SkipReason } from '@syncwell/core/domain/skip-reason';
import type { LedgerEntry } from '@syncwell/core/ledger';
import { countLedgerUnits } from '@syncwell/core/ledger-units';
import { createManualClock } from '@syncwell/core/testing/manual-clock';
import { createMemoryLedger, toLedgerPath } from '@syncwell/core/testing/memory-ledger';

import { copyMonth } from '../copy-month.ts';
import type { CopyMonthDependencies, Month } from '../copying/month-try.ts';
import { createFakeDestination, FAKE_SETTLE_MS, type FakeDestinationOptions } from './fake-destination.ts';

export const SYNC = 'orch-1';
export const ROUTE = { userId: 'ann', source: 'fitbit', destination: 'strava' };
const SESSION = { accessToken: () => Promise.resolve('token'), grantedScopes: () => Promise.resolve([]) };

/** The n-th workout of the month: one a day, more than a day's worth begin over an hour apart. */
export function aWorkout(id: number, changes: Partial<SourceWorkout> = {}): SourceWorkout {
  const start = Date.UTC(2024, 2, 1 + (id % 30), 6 + Math.floor(id / 30), 15);
  return {
    sourceId: String(id),
    startTime: new Date(start).toISOString(),
    endTime: new Date(start + 1_800_000).toISOString(),
    sport: 'run',
    ...changes,
  };
}

export const someWorkouts = (count: number) => Array.from({ length: count }, (_, id) => aWorkout(id));

/** An activity that somebody else brought to the destination. */
export function aForeignActivity(startTime: string, changes: Partial<ListedActivity> = {}): ListedActivity {
  return { activityId: 'foreign-1', externalId: 'garmin_push_1', startTime, sport: 'run', ...changes };
}

export interface MonthBenchOptions extends Omit<FakeDestinationOptions, 'clock' | 'starts'> {
  readonly readWorkout?: SourceConnector['readWorkout'];
  readonly listWorkouts?: SourceConnector['listWorkouts'];
}

/** March 2024 with `workouts` at the source, over fakes that tell what was asked of them. */
export function createMonthBench(workouts: readonly SourceWorkout[], options: MonthBenchOptions = {}) {
  const clock = createManualClock();
  const starts = new Map(workouts.map(({ sourceId, startTime }) => [`fitbit-${sourceId}`, startTime]));
  const destination = createFakeDestination({ ...options, clock, starts });
  const entries = new Map<string, LedgerEntry>();
  const { ledger, units } = countLedgerUnits(createMemoryLedger(entries));
  const skipped: SkipReason[] = [];
  const notKept: number[] = [];
  const source: SourceConnector = {
    listWorkouts:
      options.listWorkouts ??
      async function* () {
        yield* await Promise.resolve(workouts);
      },
    readWorkout:
      options.readWorkout ??
      (({ sourceId, sport }) =>
        Promise.resolve({ externalId: `fitbit-${sourceId}`, name: 'Workout', sport, tcx: '<tcx/>' })),
  };
  const dependencies: CopyMonthDependencies = {
    source: { connector: source, session: SESSION },
    destination: { connector: destination, session: SESSION },
    ledger,
    clock,
    settleMs: FAKE_SETTLE_MS,
    onSkipped: (reason) => void skipped.push(reason),
    onNotKept: (count) => void notKept.push(count),
  };
  let tries = 0;
  const toMonth = (seconds: number): Month => {
    const at = (more: number) => new Date(clock.now().getTime() + more * 1000);
    return {
      route: ROUTE,
      range: { start: civilDate('2024-03-01'), end: civilDate('2024-03-31') },
      timeBox: { startUntil: at(seconds), askUntil: at(seconds * 1.1) },
      orchestrationId: SYNC,
      owner: `try-${(tries += 1)}`,
    };
  };
  return {
    ...{ clock, destination, entries, ledger, units, skipped, notKept, dependencies, toMonth },
    /** One try of `seconds`, of which a tenth more is for asking. */
    copy: (seconds = 60, changes: Partial<CopyMonthDependencies & Month> = {}) =>
      copyMonth({ ...dependencies, ...changes }, { ...toMonth(seconds), ...changes }),
    entry: (sourceId: number | string) => entries.get(toLedgerPath({ ...ROUTE, sourceId: String(sourceId) })),
    /** External ids at the destination, in order. */
    copies: () =>
      destination
        .held()
        .flatMap(({ externalId }) => (externalId?.startsWith('fitbit-') ? [externalId] : []))
        .toSorted(),
  };
}
