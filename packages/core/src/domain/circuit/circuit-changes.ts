import { absent, add, type Change, type Clause, type Condition, equals, remove, set } from '../change.ts';
import type { CircuitRules } from './circuit-rules.ts';
import type { CircuitState } from './circuit-state.ts';

const asRead = (name: 'since' | 'openUntil' | 'probeUntil', value: number | undefined): Clause => {
  const holds: Condition = value === undefined ? absent([name]) : equals([name], value);
  return { name: `${name} as read`, holds };
};

/** Failures were told at `now`. */
export interface ToldFailures {
  readonly count: number;
  readonly now: number;
}

/** Failures on a closed circuit: counted, or, when they are enough, it opens. */
export function tellFailures(read: CircuitState, { count, now }: ToldFailures, rules: CircuitRules): Change {
  const isRecent = read.since !== undefined && read.since > now - rules.windowMs;
  const clauses = [asRead('openUntil', undefined), asRead('since', read.since)] as const;
  if ((isRecent ? read.failures : 0) + count >= rules.failuresToOpen) {
    return { name: 'open', clauses, effects: [...openFor(rules.firstStepMs, now), set(['downSince'], now)] };
  }
  const counted = isRecent ? [add(['failures'], count)] : [set(['failures'], count), set(['since'], now)];
  return { name: 'tell failures', clauses, effects: counted };
}

/** The wait is over: one process, and no other, tries. */
export function probe(read: CircuitState, now: number, { probeMs }: CircuitRules): Change {
  return {
    name: 'probe',
    clauses: [asRead('openUntil', read.openUntil), asRead('probeUntil', read.probeUntil)],
    effects: [set(['probeUntil'], now + probeMs)],
  };
}

/** The try failed. After a time in which nobody tried this is another outage: its patience begins now. */
export function reopen(read: CircuitState, now: number, { maxStepMs, patienceMs }: CircuitRules): Change {
  const isAnother = read.openUntil !== undefined && now - read.openUntil >= patienceMs;
  return {
    name: 'reopen',
    clauses: [asRead('openUntil', read.openUntil)],
    effects: [
      ...openFor(Math.min(2 * read.stepMs, maxStepMs), now),
      remove(['probeUntil']),
      ...(isAnother ? [set(['downSince'], now)] : []),
    ],
  };
}

/** The try was answered. */
export function close(read: CircuitState): Change {
  return {
    name: 'close',
    clauses: [asRead('openUntil', read.openUntil)],
    effects: [remove(['openUntil']), remove(['stepMs']), remove(['probeUntil']), remove(['downSince'])],
  };
}

function openFor(stepMs: number, now: number) {
  return [set(['openUntil'], now + stepMs), set(['stepMs'], stepMs), remove(['failures']), remove(['since'])];
}
