import { MEASURED_FIGURES, type UnitFigures } from '../../packages/local/src/cost/unit-figures.ts';

/** What is promised of the record, by the number of chunks. */
const PROMISES = {
  48: { recordWritesPerChunk: 3, recordReadsPerChunk: 0, recordReadsPerPoll: 1 },
  120: { recordWritesPerChunk: 5, recordReadsPerChunk: 0, recordReadsPerPoll: 1 },
} as const;

/** Everything else stays near what `npm run cost` reckons with. */
const TOLERANCE = 1.1;

/** Upper bounds for a sync of so many chunks. */
export function unitBounds(chunks: keyof typeof PROMISES): UnitFigures {
  const near = Object.entries(MEASURED_FIGURES[chunks]).map(([key, value]) => [key, value * TOLERANCE]);
  return { ...(Object.fromEntries(near) as unknown as UnitFigures), ...PROMISES[chunks] };
}
