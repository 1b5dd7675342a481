import { createHash } from 'node:crypto';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A row of chances that is the same each time for the same names. */
export interface SeededRandom {
  /** A whole number from `low` to `high`, both included. */
  integer(low: number, high: number): number;
  /** A number from `low` to `high`. */
  number(low: number, high: number): number;
  pick<T>(choices: readonly [T, ...T[]]): T;
  /** True in about `share` of the cases (0 to 1). */
  happens(share: number): boolean;
}

/** `names` say what the chances are for: a seed and, say, a month. */
export function seededRandom(...names: readonly string[]): SeededRandom {
  const generator = xoroshiro128plus(stableHash(...names));
  const number = (low: number, high: number) => low + uniformFloat64(generator) * (high - low);
  return {
    number,
    integer: (low, high) => uniformInt(generator, low, high),
    pick: ([first, ...others]) => others[uniformInt(generator, 0, others.length) - 1] ?? first,
    happens: (share) => number(0, 1) < share,
  };
}

/** A number of 0 to 2^32 - 1 that depends on `names` only. */
export function stableHash(...names: readonly string[]): number {
  return createHash('sha256').update(JSON.stringify(names)).digest().readUInt32BE();
}
