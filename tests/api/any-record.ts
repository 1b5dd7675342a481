import fc from 'fast-check';

import { planChunks } from '../../packages/core/src/domain/chunk-plan.ts';
import { type CivilDate, toCivilDate } from '../../packages/core/src/domain/civil-date.ts';
import type { Orchestration, Waiting } from '../../packages/core/src/domain/orchestration.ts';
import { type ChunkOutcome, FAILURE_REASONS } from '../../packages/core/src/domain/outcome.ts';
import { SKIP_REASONS } from '../../packages/core/src/domain/skip-reason.ts';
import { STATUSES } from '../../packages/core/src/domain/status.ts';
import { anOrchestration, NOW } from '../../packages/core/src/testing/orchestration-factory.ts';

const count = fc.nat({ max: 40 });
const chunkIndex = fc.nat({ max: 30 });
const reason = fc.constantFrom(...FAILURE_REASONS);
const instant = fc.date({ min: new Date('2024-01-01'), max: new Date('2026-01-01'), noInvalidDate: true });
const civilDate = fc
  .date({ min: new Date('0001-01-01'), max: new Date('2024-03-01'), noInvalidDate: true })
  .map(toCivilDate);

const outcome: fc.Arbitrary<ChunkOutcome> = fc.oneof(
  fc.record({ kind: fc.constant('FAILED' as const), reason, attempts: count }),
  fc
    .tuple(count, count, fc.dictionary(fc.constantFrom(...SKIP_REASONS), fc.integer({ min: 1, max: 9 })))
    .map(([written, duplicate, skipReasons]) => {
      const skipped = Object.values(skipReasons).reduce((sum, skips) => sum + skips, 0);
      const counts = { found: written + duplicate + skipped, written, duplicate, skipped };
      return { kind: 'COMPLETED' as const, ...counts, ...(skipped > 0 ? { skipReasons } : {}) };
    }),
);

const waiting: fc.Arbitrary<Waiting> = fc.record(
  {
    reason: fc.constantFrom('RATE_LIMITED', 'PROVIDER_UNAVAILABLE', 'APP_BLOCKED', 'RECONNECT_REQUIRED'),
    until: instant.map((date) => date.toISOString()),
    provider: fc.constantFrom('fitbit', 'strava', 'third'),
    limit: fc.constantFrom('SHORT_TERM', 'DAILY'),
  },
  { requiredKeys: ['reason'] },
);

const lease = fc.record({
  end: instant.map((date) => date.getTime()),
  owner: fc.constantFrom('worker', 'other'),
});

function mapOf<T>(values: fc.Arbitrary<T>): fc.Arbitrary<Map<number, T>> {
  return fc.array(fc.tuple(chunkIndex, values), { maxLength: 12 }).map((entries) => new Map(entries));
}

/**
 * A record that has the right form, be it one that the transitions can make or not: what is told of it must have the
 * documented form all the same.
 */
export const anyRecord: fc.Arbitrary<Orchestration> = fc
  .record({
    dates: fc.tuple(civilDate, fc.nat({ max: 1_500 })),
    status: fc.constantFrom(...STATUSES),
    outcomes: mapOf(outcome),
    leases: mapOf(lease),
    attempts: mapOf(fc.integer({ min: 1, max: 5 })),
    errors: mapOf(reason),
    waiting: fc.option(waiting, { nil: undefined }),
    closeReason: fc.option(fc.constant('ROUTE_TAKEN' as const), { nil: undefined }),
  })
  .map(({ dates: [startDate, days], waiting: wait, closeReason, ...maps }) => {
    const endDate = daysAfter(startDate, days);
    const chunks = planChunks({ start: startDate, end: endDate }).length;
    const inPlan = <T>(map: Map<number, T>) => new Map([...map].filter(([index]) => index < chunks));
    const outcomes = inPlan(maps.outcomes);
    const failedChunks = [...outcomes.values()].filter(({ kind }) => kind === 'FAILED').length;
    return {
      ...anOrchestration(),
      ...{ startDate, endDate, status: maps.status, outcomes },
      ...{ totalChunks: chunks, failedChunks, completedChunks: outcomes.size - failedChunks },
      ...{ leases: inPlan(maps.leases), attempts: inPlan(maps.attempts), errors: inPlan(maps.errors) },
      ...(wait === undefined ? {} : { waiting: wait }),
      ...(closeReason === undefined ? {} : { closeReason }),
      updatedAt: new Date(NOW.getTime() + chunks * 1000).toISOString(),
    };
  });

function daysAfter(date: CivilDate, days: number): CivilDate {
  return toCivilDate(new Date(Date.parse(date) + days * 86_400_000));
}
