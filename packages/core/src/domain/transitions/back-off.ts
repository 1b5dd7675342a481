import { add, type Change } from '../change.ts';
import { recordExists, runEqual, stamp, type Wake, wakeAt, wakeEqual } from './clauses.ts';

/** What a look that threw knows of its record, which may not even be readable. */
export interface FailedLook {
  /** Undefined when the record has none that is a number: then the wake alone says that nobody has moved it. */
  readonly run: number | undefined;
  readonly wakeAt: string;
}

/** The look threw: the next one later. Whoever has moved the record meanwhile has cared for its wake. */
export function backOff({ run, wakeAt: at }: FailedLook, now: Date, wake: Wake): Change {
  return {
    name: 'back off',
    clauses: [recordExists, ...(run === undefined ? [] : [runEqual(run)]), wakeEqual(at)],
    effects: [add(['failedLooks'], 1), ...wakeAt(wake), ...stamp(now)],
  };
}
