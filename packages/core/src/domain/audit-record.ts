import type { Orchestration } from './orchestration.ts';

/** What the outcomes of a record come to, and how far its counters are from that. */
export interface RecordAudit {
  readonly completedChunks: number;
  readonly failedChunks: number;
  /** Chunks that have an outcome and are not in the plan. */
  readonly outsidePlan: readonly number[];
  /** Chunks counted wrong, and those outside of the plan; 0: all is right. */
  readonly difference: number;
}

/** Counters are a projection of the outcomes of the plan: counts those, and compares. */
export function auditRecord(record: Orchestration): RecordAudit {
  const inPlan = [...record.outcomes].filter(([index]) => index < record.totalChunks);
  const completedChunks = inPlan.filter(([, { kind }]) => kind === 'COMPLETED').length;
  const failedChunks = inPlan.length - completedChunks;
  const outsidePlan = [...record.outcomes.keys()].filter((index) => index >= record.totalChunks);
  const difference =
    Math.abs(completedChunks - record.completedChunks) +
    Math.abs(failedChunks - record.failedChunks) +
    outsidePlan.length;
  return { completedChunks, failedChunks, outsidePlan, difference };
}
