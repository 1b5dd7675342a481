import type { Listed } from '../listed-orchestration.ts';
import { sumResults } from '../progress.ts';

/** What a sync will have to do, as far as that can be known. */
export interface ExpectedWork {
  readonly workoutsPerMonth: number;
  /** Whether the user's earlier syncs say so; otherwise it is a guess. */
  readonly isKnown: boolean;
}

/** Somebody who moves three times a week. */
const USUAL_WORKOUTS_PER_MONTH = 12;

/** Workouts that a month of this source has had to be copied, on average over all months that were. */
export function expectedWork(earlier: readonly Listed[]): ExpectedWork {
  const months = earlier.reduce((sum, { completedChunks }) => sum + completedChunks, 0);
  if (months === 0) return { workoutsPerMonth: USUAL_WORKOUTS_PER_MONTH, isKnown: false };
  const workouts = earlier.map(sumResults).reduce((sum, { found, skipped }) => sum + found - skipped, 0);
  return { workoutsPerMonth: workouts / months, isKnown: true };
}
