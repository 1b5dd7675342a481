import fc from 'fast-check';

import { FAKE_SETTLE_MS, type SubmitFault } from './fake-destination.ts';
import { aForeignActivity, aWorkout, createMonthBench } from './month-bench.ts';
import type { Stop } from './stopping.ts';

/** What is special about a workout. */
export interface Fate {
  readonly fault: SubmitFault | null;
  readonly isRejected: boolean;
  readonly hasForeignCopy: boolean;
  readonly isRuledOut: boolean;
}

const MAX_PAUSE_SECONDS = (2 * FAKE_SETTLE_MS) / 1000;

/** The workouts of a month, each with its fate. */
export const fates: fc.Arbitrary<readonly Fate[]> = fc.array(
  fc.record<Fate>({
    fault: fc.option(fc.constantFrom<SubmitFault>('lost', 'dropped', 'RATE_LIMITED', 'ITEM_REJECTED'), {
      freq: 3,
    }),
    isRejected: fc.boolean(),
    hasForeignCopy: fc.boolean(),
    isRuledOut: fc.boolean(),
  }),
  { minLength: 1, maxLength: 30 },
);

/** Where a try stops, and how long it is until the next one. */
export const stops: fc.Arbitrary<Stop & { readonly pauseSeconds: number }> = fc.record({
  at: fc.integer({ min: 1, max: 80 }),
  when: fc.constantFrom('before', 'after'),
  pauseSeconds: fc.integer({ min: 0, max: MAX_PAUSE_SECONDS }),
});

const processing = (max: number) => fc.integer({ min: 0, max });

/** A destination that knows repeats by their external id may take any time. */
export const knowing = fc.record({
  refuses: fc.constant('external id' as const),
  processingMs: processing(3 * FAKE_SETTLE_MS),
});
/** One that takes every file for a new one must be done in the time that is known of it. */
export const forgetful = fc.record({
  refuses: fc.constant('nothing' as const),
  processingMs: processing(FAKE_SETTLE_MS - 1),
});

/** A month with these workouts, at a destination of this kind. */
export function createTroubledMonth(
  all: readonly Fate[],
  kind: { readonly refuses: 'external id' | 'nothing'; readonly processingMs: number },
) {
  const ids = all.map((fate, id) => ({ ...fate, id, name: `fitbit-${id}` }));
  const rejected = { kind: 'rejected', reason: 'EMPTY_FILE' } as const;
  return createMonthBench(
    ids.map(({ id, isRuledOut }) => aWorkout(id, isRuledOut ? { skip: { reason: 'NO_DURATION' } } : {})),
    {
      ...kind,
      faults: new Map(ids.flatMap(({ name, fault }) => (fault === null ? [] : [[name, fault]]))),
      ends: Object.fromEntries(ids.flatMap(({ name, isRejected }) => (isRejected ? [[name, rejected]] : []))),
      activities: ids
        .filter(({ hasForeignCopy }) => hasForeignCopy)
        .map(({ id }) => aForeignActivity(aWorkout(id).startTime, { activityId: `foreign-${id}` })),
    },
  );
}

/** The counts that such a month must end with, and the copies. */
export function expectedOf(all: readonly Fate[]) {
  const sent = all.map(({ isRuledOut, hasForeignCopy }) => !isRuledOut && !hasForeignCopy);
  const isBad = ({ isRejected, fault }: Fate) => isRejected || fault === 'ITEM_REJECTED';
  const copies = all.flatMap((fate, id) => (sent[id] === true && !isBad(fate) ? [`fitbit-${id}`] : []));
  const duplicate = all.filter(({ isRuledOut, hasForeignCopy }) => !isRuledOut && hasForeignCopy).length;
  const [found, written] = [all.length, copies.length];
  return {
    copies: copies.toSorted(),
    counts: { found, written, duplicate, skipped: found - written - duplicate },
  };
}
