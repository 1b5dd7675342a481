import { auditRecord } from '../audit-record.ts';
import { type Change, equals, set } from '../change.ts';
import type { Item } from '../item.ts';
import type { Orchestration } from '../orchestration.ts';
import { packOutcome } from '../outcome-codec.ts';
import { recordExists, stamp } from './clauses.ts';
import type { SweepStep } from './sweep.ts';

/**
 * Counters that do not fit the outcomes are computed anew, outcomes outside of the plan dropped. The version as read
 * keeps every other write out.
 */
export function repair({ read, now }: SweepStep): Change {
  const { completedChunks, failedChunks, outsidePlan } = auditRecord(read);
  return {
    name: 'repair',
    clauses: [recordExists, { name: 'version as read', holds: equals(['version'], read.version) }],
    effects: [
      ...(outsidePlan.length > 0 ? [set(['outcomes'], outcomesInPlan(read))] : []),
      set(['completedChunks'], completedChunks),
      set(['failedChunks'], failedChunks),
      ...stamp(now),
    ],
  };
}

function outcomesInPlan({ outcomes, totalChunks }: Orchestration): Item {
  const inPlan = [...outcomes].filter(([index]) => index < totalChunks);
  return Object.fromEntries(inPlan.map(([index, outcome]) => [String(index), packOutcome(outcome)]));
}
