import fc from 'fast-check';

import { type ChunkOutcome, FAILURE_REASONS } from '../domain/outcome.ts';
import { SKIP_REASONS, type SkipReason, toSkipCounts } from '../domain/skip-reason.ts';

/** Any outcome of a chunk; counts up to `maxCount` workouts. */
export function outcomes({ maxCount = 100_000 } = {}): fc.Arbitrary<ChunkOutcome> {
  // Zero often: trailing zeros are what packing leaves out.
  const count = fc.oneof(fc.constant(0), fc.nat({ max: maxCount }));
  const completed = fc.record({
    kind: fc.constant('COMPLETED' as const),
    found: count,
    written: count,
    duplicate: count,
    skipped: count,
  });
  const reasons = fc.uniqueArray(fc.constantFrom(...SKIP_REASONS), { minLength: 1, maxLength: 3 });
  return fc.oneof(
    completed,
    fc
      .tuple(completed, reasons, fc.integer({ min: 1, max: 99 }))
      .map(([outcome, given, each]) => withReasons(outcome, given, each)),
    fc.record({
      kind: fc.constant('FAILED' as const),
      reason: fc.constantFrom(...FAILURE_REASONS),
      attempts: fc.nat({ max: 99 }),
    }),
  );
}

/** The outcome with `each` workouts skipped for each of the reasons. */
function withReasons<T extends object>(outcome: T, reasons: readonly SkipReason[], each: number) {
  const counts = new Map(reasons.map((reason) => [reason, each]));
  return { ...outcome, skipped: each * reasons.length, skipReasons: toSkipCounts(counts) };
}
