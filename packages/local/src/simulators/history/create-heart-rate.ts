import { seededRandom } from './seeded-random.ts';
import type { HeartRateSample } from './workout.ts';

const STEP_MS = 20_000;
/** Samples do not fall on the points of the track: the two come from different sensors. */
const FIRST_SAMPLE_MS = 5_000;
const WAVE_MS = 600_000;

/** One sample per 20 s from start to end (exclusive), around `average`. */
export function createHeartRate(of: {
  id: string;
  startMs: number;
  endMs: number;
  average: number;
}): HeartRateSample[] {
  const random = seededRandom(of.id, 'heart rate');
  const count = Math.ceil((of.endMs - of.startMs - FIRST_SAMPLE_MS) / STEP_MS);
  return Array.from({ length: count }, (_, index) => {
    const sinceStart = FIRST_SAMPLE_MS + index * STEP_MS;
    const wave = 9 * Math.sin((2 * Math.PI * sinceStart) / WAVE_MS);
    return { atMs: of.startMs + sinceStart, bpm: Math.round(of.average + wave + random.number(-3, 3)) };
  });
}
