import * as z from 'zod';

import type { Item } from '../item.ts';

/** Whether a provider answers, as all processes together know it. Times are epoch milliseconds. */
export interface CircuitState {
  /** Failures in a row that processes told of, since `since`. */
  readonly failures: number;
  readonly since: number | undefined;
  /** Set = open: no calls before this instant, then one that tries. */
  readonly openUntil: number | undefined;
  /** How long it was opened for, the last time. */
  readonly stepMs: number;
  /** Somebody tries, until then at the longest. */
  readonly probeUntil: number | undefined;
  /** When it opened; stays while the tries fail. */
  readonly downSince: number | undefined;
}

/** The table holds something that is no circuit. Never retried: only a person can mend it. */
export class CorruptCircuitError extends Error {
  override readonly name = 'CorruptCircuitError';
  readonly code = 'CORRUPT_CIRCUIT';
}

const time = z.int().nonnegative();
const schema = z.object({
  failures: time.default(0),
  since: time.optional(),
  openUntil: time.optional(),
  stepMs: time.default(0),
  probeUntil: time.optional(),
  downSince: time.optional(),
});

/** Reads an item (undefined: nothing ever failed). Throws CorruptCircuitError naming the attributes that are wrong. */
export function toCircuitState(item: Item | undefined): CircuitState {
  const parsed = schema.safeParse(item ?? {});
  if (parsed.success) {
    const { failures, since, openUntil, stepMs, probeUntil, downSince } = parsed.data;
    return { failures, since, openUntil, stepMs, probeUntil, downSince };
  }
  const wrong = parsed.error.issues.map(({ path }) => path.join('.'));
  throw new CorruptCircuitError(`Expected a circuit, got bad ${wrong.join(', ')}`);
}
