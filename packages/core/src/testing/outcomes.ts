import fc from 'fast-check';

import { type ChunkOutcome, FAILURE_REASONS } from '../domain/outcome.ts';

/** Any outcome of a chunk; counts up to `maxCount` workouts. */
export function outcomes({ maxCount = 100_000 } = {}): fc.Arbitrary<ChunkOutcome> {
  // Zero often: trailing zeros are what packing leaves out.
  const count = fc.oneof(fc.constant(0), fc.nat({ max: maxCount }));
  return fc.oneof(
    fc.record({
      kind: fc.constant('COMPLETED' as const),
      found: count,
      written: count,
      duplicate: count,
      skipped: count,
    }),
    fc.record({
      kind: fc.constant('FAILED' as const),
      reason: fc.constantFrom(...FAILURE_REASONS),
      attempts: fc.nat({ max: 99 }),
    }),
  );
}
