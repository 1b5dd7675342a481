import { type Beginning, BEGINNINGS } from './model/initial-states.ts';
import { type Transitions, TRANSITIONS } from './model/transitions.ts';
import { explore, type Progress, type Search } from './search/explore.ts';
import { findStuck } from './search/find-stuck.ts';
import { traceOf, traceTo } from './search/trace.ts';

export interface SmallWorld {
  /** At most so many of each in a run: see {@link Budget}. */
  readonly faults: number;
  readonly troubles?: number;
  readonly userCommands: number;
  /** Default: one record in every form. */
  readonly begins?: readonly Beginning[];
  readonly workers?: number;
  readonly apis?: number;
  /** The search stops soon after it has met more. */
  readonly maxStates?: number;
  readonly stopsAtViolation?: boolean;
  /** Takes the place of the product's own builders: a mutant. */
  readonly transitions?: Partial<Transitions>;
  readonly onProgress?: (progress: Progress) => void;
}

export interface Violation {
  readonly invariant: string;
  /** A shortest way there: what happens, and how things are after it. */
  readonly trace: readonly string[];
}

export interface SmallWorldReport {
  readonly states: number;
  readonly transitions: number;
  /** One per invariant that does not hold. */
  readonly violations: readonly Violation[];
  /** States from which the system cannot come to an end by itself; the first is among the violations. */
  readonly stuck: number;
  /** Whether everything that can be reached was seen. */
  readonly isComplete: boolean;
}

const TWO_CHUNKS = [
  [0, 1],
  [1, 0],
];
const ONE_RECORD = ['fresh', 'tired', 'half failed', 'paused'] as const;
const LIVENESS = 'L1 the system comes to an end by itself';

/**
 * Explores every interleaving of a small world: a record of two chunks (or two rival ones of one chunk), a cold queue
 * and its dead-letter queue, workers, the dead-letter function, the sweeper and the API, whose writes are the
 * product's own transitions.
 */
export function exploreSmallWorld(world: SmallWorld): SmallWorldReport {
  const search = toSearch(world);
  const explored = explore(search);
  const violations = explored.found.map((found) => ({
    invariant: found.invariant,
    trace: traceOf(search, explored, found),
  }));
  // Behind a violation nothing was followed: what cannot end there says nothing.
  const stuck = violations.length > 0 ? [] : findStuck(explored);
  const [first] = stuck;
  if (first !== undefined) violations.push({ invariant: LIVENESS, trace: traceTo(search, explored, first) });
  return {
    states: explored.visited.size,
    transitions: explored.transitions,
    violations,
    stuck: stuck.length,
    isComplete: explored.unfollowed.length === 0,
  };
}

function toSearch(world: SmallWorld): Search {
  const { faults, troubles = 0, userCommands: commands, begins = ONE_RECORD } = world;
  const { workers = 2, apis = 1, maxStates = Infinity, stopsAtViolation = false, onProgress } = world;
  const budget = { faults, troubles, commands };
  return {
    initial: begins.flatMap((name) => BEGINNINGS[name]({ workers, apis }, budget)),
    transitions: { ...TRANSITIONS, ...world.transitions },
    orders: begins.includes('rivals') ? [[0]] : TWO_CHUNKS,
    maxStates,
    stopsAtViolation,
    onProgress,
  };
}
