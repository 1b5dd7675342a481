/** What one sync uses, on average and with nobody in its way. Capacity units of DynamoDB unless said otherwise. */
export interface UnitFigures {
  /** Orchestration table: claim, settle, and the end of the sync spread over its months. */
  readonly recordWritesPerChunk: number;
  readonly recordReadsPerChunk: number;
  /** Orchestration table: start, the look at what else the user started, fan-out, event. */
  readonly recordWritesPerSync: number;
  readonly recordReadsPerSync: number;
  /** Orchestration table: the dearest poll of the sync. */
  readonly recordReadsPerPoll: number;
  readonly budgetReadsPerPoll: number;
  readonly ledgerWritesPerWorkout: number;
  readonly ledgerReadsPerWorkout: number;
  readonly budgetWritesPerWorkout: number;
  readonly budgetReadsPerWorkout: number;
  readonly connectionWritesPerChunk: number;
  readonly connectionReadsPerChunk: number;
  /** Requests to both providers. */
  readonly requestsPerWorkout: number;
  /** How long a month waits for its uploads to be processed, beside the requests themselves. */
  readonly waitSecondsPerChunk: number;
}

/** Figures that hold for a sync of any length: workouts and polls do not know how many months there are. */
const OF_ANY_LENGTH = {
  recordReadsPerChunk: 0,
  recordReadsPerPoll: 1,
  budgetReadsPerPoll: 0.5,
  ledgerWritesPerWorkout: 1.92,
  ledgerReadsPerWorkout: 0.98,
  budgetWritesPerWorkout: 0.23,
  budgetReadsPerWorkout: 0.45,
  connectionWritesPerChunk: 0.59,
  connectionReadsPerChunk: 2.28,
  requestsPerWorkout: 3.56,
  waitSecondsPerChunk: 2.14,
} as const satisfies Partial<UnitFigures>;

/** By number of chunks, as `npm run bench:units` measured them on DynamoDB Local 3.1.0 on 2026-11-23. */
export const MEASURED_FIGURES = {
  48: { ...OF_ANY_LENGTH, recordWritesPerChunk: 2.07, recordWritesPerSync: 7, recordReadsPerSync: 6 },
  120: { ...OF_ANY_LENGTH, recordWritesPerChunk: 3.1, recordWritesPerSync: 8, recordReadsPerSync: 6 },
} as const satisfies Record<number, UnitFigures>;
