import {
  type CallKind,
  type Counter,
  COUNTERS_OF,
  type Limits,
  WINDOW_KINDS,
} from '../domain/budget/limits.ts';
import { windowAt, type WindowLengths } from '../domain/budget/windows.ts';

/** The provider's side of an application-wide limit (Strava API v3, Rate Limits). */
export interface ProviderCounter {
  /** Counts a call that arrives now. Refused ones count to the day only. */
  admit(kind: CallKind, at: Date): boolean;
  /** As the headers of an answer tell it. */
  usage(at: Date): Limits;
  /** Calls by counter, in every window that had any, refused ones of the day included. */
  readonly counts: ReadonlyMap<string, number>;
  readonly refused: number;
}

/** `counts` has keys such as `s1909391 read`. */
export function createProviderCounter(limits: Limits, lengths: WindowLengths): ProviderCounter {
  const counts = new Map<string, number>();
  const counter = { counts, refused: 0 };
  const keyOf = (kind: 'short' | 'day', of: Counter, at: Date) =>
    `${windowAt(kind, lengths, at.getTime()).name} ${of}`;
  const used = (kind: 'short' | 'day', of: Counter, at: Date) => counts.get(keyOf(kind, of, at)) ?? 0;
  const usageOf = (of: Counter, at: Date) => ({ short: used('short', of, at), day: used('day', of, at) });
  return Object.assign(counter, {
    admit: (kind: CallKind, at: Date) => {
      const counters = COUNTERS_OF[kind];
      const admitted = counters.every((of) =>
        WINDOW_KINDS.every((window) => used(window, of, at) < limits[of][window]),
      );
      for (const window of admitted ? WINDOW_KINDS : (['day'] as const)) {
        for (const of of counters) counts.set(keyOf(window, of, at), used(window, of, at) + 1);
      }
      if (!admitted) counter.refused += 1;
      return admitted;
    },
    usage: (at: Date) => ({ overall: usageOf('overall', at), read: usageOf('read', at) }),
  });
}
