import type { State } from '../model/state.ts';
import { createIntList } from './int-list.ts';

/** The states seen so far, each a number. */
export interface Visited {
  readonly size: number;
  /** The number of a state with this key from which at least as much can follow, if one was seen. */
  find(key: string, state: State): number | undefined;
  /** Numbers a state that {@link find} does not know. */
  add(key: string, state: State): number;
  /** Whether a state with this key is the one with this number. */
  is(id: number, key: string, state: State): boolean;
}

/**
 * From a state with more of the budget left, all can follow that follows from the same state with less: so a state
 * whose like was seen with as much left in every respect needs no second look.
 */
export function createVisited(): Visited {
  const ids = new Map<string, number | number[]>();
  const budgets = createIntList();
  const keys: string[] = [];
  return {
    get size() {
      return budgets.length;
    },
    find: (key, state) => {
      const known = ids.get(key);
      if (known === undefined) return undefined;
      const budget = packBudget(state);
      const covers = (id: number) => isWithin(budget, budgets.at(id));
      if (typeof known === 'number') return covers(known) ? known : undefined;
      return known.find(covers);
    },
    add: (key, state) => {
      const id = budgets.length;
      budgets.push(packBudget(state));
      keys.push(key);
      const known = ids.get(key);
      ids.set(key, known === undefined ? id : [...(typeof known === 'number' ? [known] : known), id]);
      return id;
    },
    is: (id, key, state) => keys[id] === key && budgets.at(id) === packBudget(state),
  };
}

const BYTE = 256;

function packBudget({ faults, troubles, commands }: State): number {
  return (faults * BYTE + troubles) * BYTE + commands;
}

function isWithin(budget: number, limit: number): boolean {
  const parts = [BYTE * BYTE, BYTE, 1];
  return parts.every((part) => Math.floor(budget / part) % BYTE <= Math.floor(limit / part) % BYTE);
}
