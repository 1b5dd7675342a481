import type { HeartRateSample } from './heart-rate-sample.ts';

/** Wrist devices report a pulse every few seconds; one further away than this is another moment. */
export const MAX_SAMPLE_DISTANCE_MS = 10_000;

/**
 * A finder of the sample for an instant (milliseconds since the epoch): one of that very instant, the next of them at
 * each call, the last again when they run out; else the nearest within {@link MAX_SAMPLE_DISTANCE_MS}, the earlier of
 * two equally near. `samples` in ascending time.
 */
export function createSampleFinder(
  samples: readonly HeartRateSample[],
): (timeMs: number) => HeartRateSample | undefined {
  const taken = new Map<number, number>();
  return (timeMs) => {
    const first = firstIndexFrom(samples, timeMs);
    const atInstant = countAt(samples, first, timeMs);
    if (atInstant > 0) {
      const turn = taken.get(timeMs) ?? 0;
      taken.set(timeMs, turn + 1);
      return samples[first + Math.min(turn, atInstant - 1)];
    }
    return nearer(samples[first - 1], samples[first], timeMs);
  };
}

/** Index of the first sample at or after `timeMs`. */
function firstIndexFrom(samples: readonly HeartRateSample[], timeMs: number): number {
  let low = 0;
  let high = samples.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const sample = samples[middle];
    if (sample !== undefined && sample.timeMs < timeMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

function countAt(samples: readonly HeartRateSample[], first: number, timeMs: number): number {
  let count = 0;
  while (samples[first + count]?.timeMs === timeMs) count += 1;
  return count;
}

function nearer(
  before: HeartRateSample | undefined,
  after: HeartRateSample | undefined,
  timeMs: number,
): HeartRateSample | undefined {
  const toBefore = before === undefined ? Number.POSITIVE_INFINITY : timeMs - before.timeMs;
  const toAfter = after === undefined ? Number.POSITIVE_INFINITY : after.timeMs - timeMs;
  if (Math.min(toBefore, toAfter) > MAX_SAMPLE_DISTANCE_MS) return undefined;
  return toBefore <= toAfter ? before : after;
}
