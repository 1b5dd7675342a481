import type { UnitFigures } from '../../packages/local/src/cost/unit-figures.ts';

/** One figure against its bound. */
export interface UnitVerdict {
  readonly text: string;
  readonly verdict: 'ok' | 'over';
}

const ORCHESTRATIONS = 'orchestration table';
/** What each figure is called, in the order in which they are told. */
const NAMES: Readonly<Record<keyof UnitFigures, string>> = {
  recordWritesPerChunk: `${ORCHESTRATIONS}, claim and settle: write units per chunk`,
  recordReadsPerChunk: `${ORCHESTRATIONS}, by the worker: read units per chunk`,
  recordReadsPerPoll: `${ORCHESTRATIONS}: read units of the dearest poll`,
  recordWritesPerSync: `${ORCHESTRATIONS}, start and event: write units per sync`,
  recordReadsPerSync: `${ORCHESTRATIONS}, start and event: read units per sync`,
  ledgerWritesPerWorkout: 'ledger: write units per workout',
  ledgerReadsPerWorkout: 'ledger: read units per workout',
  budgetWritesPerWorkout: 'budgets: write units per workout',
  budgetReadsPerWorkout: 'budgets: read units per workout',
  budgetReadsPerPoll: 'budgets: read units of the dearest poll',
  connectionWritesPerChunk: 'connections: write units per chunk',
  connectionReadsPerChunk: 'connections: read units per chunk',
  requestsPerWorkout: 'requests to both providers per workout',
  waitSecondsPerChunk: 'seconds that a month waits for its uploads',
};
const WIDTH = Math.max(...Object.values(NAMES).map((name) => name.length));

/** Each figure with its bound, `ok` or `over`. */
export function judgeUnits(figures: UnitFigures, bounds: UnitFigures): UnitVerdict[] {
  return (Object.keys(NAMES) as (keyof UnitFigures)[]).map((key) => {
    const verdict = figures[key] <= bounds[key] ? 'ok' : 'over';
    const [value, bound] = [figures[key], bounds[key]].map((one) => one.toFixed(2).padStart(6));
    return { verdict, text: `${NAMES[key].padEnd(WIDTH)} ${value}  <= ${bound}  ${verdict}` };
  });
}
