import { recordOf } from '../model/record-of.ts';
import type { State } from '../model/state.ts';
import type { Step } from '../model/step.ts';
import { checkRecord } from './check-record.ts';
import { checkState } from './check-state.ts';
import { checkWrite } from './check-write.ts';

/** Names of all that a step from `state` violates. */
export function violationsOf(state: State, { written, next }: Step): string[] {
  const broken = checkState(next);
  if (written === undefined) return broken;
  return [...checkWrite(state, written), ...checkRecord(recordOf(written.after)), ...broken];
}
