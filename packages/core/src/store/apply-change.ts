import type { Change } from '../domain/change.ts';
import { failingClauses } from '../domain/evaluate-change.ts';
import type { Orchestration } from '../domain/orchestration.ts';
import { toOrchestration } from '../domain/record-codec.ts';
import type { RecordTable } from '../ports.ts';

/** Races that one write may lose in a row before it gives up; each means that somebody else got on. */
const MAX_RACES = 8;

/** The record kept moving under a write. Retryable: nothing was written. */
export class ContendedRecordError extends Error {
  override readonly name = 'ContendedRecordError';
  readonly code = 'CONTENDED_RECORD';
  readonly retryable = true;
}

/** `retried`: see ChangeAnswer. A refusal carries the record as it was read after it, or undefined when absent. */
export type Applied =
  | { readonly applied: true; readonly record: Orchestration }
  | { readonly applied: false; readonly record: Orchestration | undefined; readonly retried: boolean };

/**
 * Tries one change; when refused, reads once to see why. A reason that the read no longer shows means that the record
 * moved between the two: the write is tried again. Throws ContendedRecordError after MAX_RACES of those.
 */
export async function applyChange(table: RecordTable, key: string, change: Change): Promise<Applied> {
  let retried = false;
  for (let race = 0; race < MAX_RACES; race += 1) {
    const answer = await table.change(key, change);
    if (answer.applied) return { applied: true, record: toOrchestration(answer.item) };
    retried ||= answer.retried;
    const item = await table.read(key);
    if (failingClauses(change, item).length > 0) {
      return { applied: false, record: item && toOrchestration(item), retried };
    }
  }
  throw new ContendedRecordError(`Expected ${change.name} to be applied or refused, lost ${MAX_RACES} races`);
}
