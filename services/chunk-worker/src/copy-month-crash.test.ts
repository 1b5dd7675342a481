import fc from 'fast-check';

import type { CopyMonthDependencies } from './copying/month-try.ts';
import { createStopping, type Stop } from './testing/stopping.ts';
import {
  createTroubledMonth,
  expectedOf,
  type Fate,
  fates,
  forgetful,
  knowing,
  stops,
} from './testing/troubled-months.ts';
import { UnfinishedMonthError } from './unfinished-month.ts';

const MOST_TRIES = 60;
const PAUSE_SECONDS = 15;

type Bench = ReturnType<typeof createTroubledMonth>;
/** The dependencies with something wrong about them. */
type Variant = (dependencies: CopyMonthDependencies) => Partial<CopyMonthDependencies>;

/** Begins a try that stops at one of its calls. */
function beginStopping(bench: Bench, stop: Stop, changes: Partial<CopyMonthDependencies>) {
  const { guard, live, wake } = createStopping(stop);
  const { source, destination, ledger } = { ...bench.dependencies, ...changes };
  const { readWorkout, listWorkouts } = source.connector;
  const life = bench.copy(60, {
    ...changes,
    source: { ...source, connector: { ...guard({ readWorkout }), listWorkouts } },
    destination: { ...destination, connector: guard(destination.connector) },
    ledger: guard(ledger),
  });
  const ended = life.then(
    () => undefined,
    () => undefined,
  );
  return { stopped: live(ended), ended, wake };
}

/** Tries until the month is done, with a pause between two. */
async function untilDone(bench: Bench, changes: Partial<CopyMonthDependencies>) {
  for (let tries = 1; tries < MOST_TRIES; tries += 1) {
    try {
      return await bench.copy(60, changes);
    } catch (error) {
      const isRateLimit = error instanceof Error && 'code' in error && error.code === 'RATE_LIMITED';
      if (!(error instanceof UnfinishedMonthError) && !isRateLimit) throw error;
      bench.clock.advance(PAUSE_SECONDS);
    }
  }
  throw new Error('Expected the month to be done');
}

async function expectEachOnce(bench: Bench, all: readonly Fate[], changes: Partial<CopyMonthDependencies>) {
  const result = await untilDone(bench, changes);
  const { copies, counts } = expectedOf(all);
  expect(bench.copies()).toEqual(copies);
  expect(result).toMatchObject(counts);
  expect(await bench.copy(60, changes)).toEqual(result);
}

/** Crashes at any calls, one after the other. */
const crashes = (variant: Variant = () => ({})) =>
  fc.asyncProperty(
    fates,
    fc.oneof(knowing, forgetful),
    fc.array(stops, { maxLength: 4 }),
    async (all, kind, dying) => {
      const bench = createTroubledMonth(all, kind);
      const changes = variant(bench.dependencies);
      for (const { pauseSeconds, ...stop } of dying) {
        await beginStopping(bench, stop, changes).stopped;
        bench.clock.advance(pauseSeconds);
      }
      await expectEachOnce(bench, all, changes);
    },
  );

describe('copyMonth, however often it dies', () => {
  it('copies each workout once, and counts it as what became of it', async () => {
    await fc.assert(crashes(), { numRuns: 300 });
  }, 60_000);

  it('does so when what was thought dead wakes up after the end, at a destination that knows repeats', async () => {
    const property = fc.asyncProperty(fates, knowing, stops, async (all, kind, { pauseSeconds, ...stop }) => {
      const bench = createTroubledMonth(all, kind);
      const zombie = beginStopping(bench, stop, {});
      await zombie.stopped;
      bench.clock.advance(pauseSeconds);
      await untilDone(bench, {});
      zombie.wake();
      await zombie.ended;
      await expectEachOnce(bench, all, {});
    });
    await fc.assert(property, { numRuns: 200 });
  }, 60_000);

  const wrong: readonly (readonly [string, Variant])[] = [
    ['no settle time', () => ({ settleMs: 0 })],
    [
      'intents that are not written',
      ({ ledger }) => ({ ledger: { ...ledger, intend: () => Promise.resolve(true) } }),
    ],
    [
      'ends that are not written',
      ({ ledger }) => ({ ledger: { ...ledger, settle: () => Promise.resolve(true) } }),
    ],
    [
      'a list that shows nothing',
      ({ destination: { connector, session } }) => ({
        destination: { session, connector: { ...connector, listActivities: () => Promise.resolve([]) } },
      }),
    ],
  ];
  it.each(wrong)(
    'would be seen to fail with %s',
    async (_what, variant) => {
      const { failed } = await fc.check(crashes(variant), { numRuns: 1_000, endOnFailure: true });
      expect(failed).toBe(true);
    },
    60_000,
  );
});
