import type { StagePace } from '../timing.ts';
import type { CircuitState } from './circuit-state.ts';

/** When a circuit opens, and for how long. */
export interface CircuitRules {
  /**
   * A process tells of a failure only from so many in a row on: where one call in twenty fails, that is one run in
   * three million, however busy it is.
   */
  readonly failuresToTell: number;
  /** So many told failures, of all processes together, within `windowMs` open the circuit. */
  readonly failuresToOpen: number;
  readonly windowMs: number;
  /** It opens for this long first, twice as long each time the try after it fails, never longer than `maxStepMs`. */
  readonly firstStepMs: number;
  readonly maxStepMs: number;
  /** A try that has said nothing after so long has died. */
  readonly probeMs: number;
  /**
   * For so long an outage burns no try. After it each call that tries counts again: a month that its provider can never
   * answer must come to an end, also when nobody else calls.
   */
  readonly patienceMs: number;
  /** A circuit that was found closed is not looked at again for so long. */
  readonly lookMs: number;
}

/**
 * One process alone opens it with nine failures in a row: more than the calls that it makes at once, so that one broken
 * connection under all of them does not, and fewer than a month that cannot even list its workouts needs to fail.
 */
const COUNTS = { failuresToTell: 5, failuresToOpen: 5, windowMs: 120_000 };

const RULES: Readonly<Record<StagePace['pace'], CircuitRules>> = {
  production: {
    ...COUNTS,
    ...{ firstStepMs: 60_000, maxStepMs: 900_000, probeMs: 30_000, lookMs: 10_000 },
    patienceMs: 24 * 60 * 60 * 1000,
  },
  quick: {
    ...COUNTS,
    ...{ firstStepMs: 2_000, maxStepMs: 8_000, probeMs: 10_000, lookMs: 1_000 },
    patienceMs: 10_000,
  },
};

export function circuitRules(pace: StagePace['pace']): CircuitRules {
  return RULES[pace];
}

/** Whether it has been open for so long that waiting must come to an end. */
export function isOverdue({ downSince }: CircuitState, now: number, { patienceMs }: CircuitRules): boolean {
  return downSince !== undefined && now - downSince >= patienceMs;
}

export type CircuitVerdict =
  | { readonly kind: 'closed' }
  /** No call before `until`, epoch milliseconds. */
  | { readonly kind: 'open'; readonly until: number }
  /** One call may try. */
  | { readonly kind: 'half open' };

export function judgeCircuit(
  { openUntil, probeUntil }: CircuitState,
  now: number,
  { maxStepMs }: CircuitRules,
): CircuitVerdict {
  if (openUntil === undefined) return { kind: 'closed' };
  const until = Math.max(openUntil, probeUntil ?? 0);
  // Nobody opens it for longer: a clock was wrong.
  const isCredible = until - now <= 2 * maxStepMs;
  return now < until && isCredible ? { kind: 'open', until } : { kind: 'half open' };
}
