import type { ItemValue, Path } from './item.ts';

/** A test of one item. A comparison with an absent value is false, as in DynamoDB. */
export type Condition =
  | { readonly test: 'exists' | 'absent'; readonly path: Path }
  | { readonly test: '=' | '<' | '<=' | '>'; readonly path: Path; readonly value: string | number }
  | { readonly test: 'in'; readonly path: Path; readonly values: readonly string[] }
  | { readonly test: 'any'; readonly of: readonly Condition[] };

/** One reason for which a change may be refused. The name says what must hold: `run equal`. */
export interface Clause {
  readonly name: string;
  readonly holds: Condition;
}

/** One assignment. `add` counts an absent number as 0; the parent of a nested path must exist. */
export type Effect =
  | { readonly set: Path; readonly to: ItemValue }
  | { readonly add: Path; readonly by: number }
  | { readonly remove: Path };

/**
 * One conditional write of one item, as data: all clauses hold and every effect is applied, or nothing happens.
 * The DynamoDB adapter compiles it to an `UpdateItem`; the in-memory table and the explanation of a refusal
 * evaluate the very same clauses.
 */
export interface Change {
  readonly name: string;
  /** At least one: an unconditional write would be a bug. */
  readonly clauses: readonly [Clause, ...(readonly Clause[])];
  readonly effects: readonly Effect[];
}

export const exists = (path: Path): Condition => ({ test: 'exists', path });
export const absent = (path: Path): Condition => ({ test: 'absent', path });
export const equals = (path: Path, value: string | number): Condition => ({ test: '=', path, value });
export const atMost = (path: Path, value: string | number): Condition => ({ test: '<=', path, value });
export const lessThan = (path: Path, value: number): Condition => ({ test: '<', path, value });
export const moreThan = (path: Path, value: number): Condition => ({ test: '>', path, value });
export const oneOf = (path: Path, values: readonly string[]): Condition => ({ test: 'in', path, values });
export const anyOf = (...of: readonly Condition[]): Condition => ({ test: 'any', of });

export const set = (path: Path, to: ItemValue): Effect => ({ set: path, to });
export const add = (path: Path, by: number): Effect => ({ add: path, by });
export const remove = (path: Path): Effect => ({ remove: path });
