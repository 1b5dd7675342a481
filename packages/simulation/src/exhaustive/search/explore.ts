import { violationsOf } from '../invariants/violations-of.ts';
import { canonicalKey } from '../keys/canonical-key.ts';
import type { ChunkOrder } from '../keys/item-key.ts';
import { nextSteps } from '../model/next-steps.ts';
import type { State } from '../model/state.ts';
import type { Transitions } from '../model/transitions.ts';
import { createFrontier, type Frontier, type Open } from './frontier.ts';
import { createIntList, type IntList } from './int-list.ts';
import { isAtRest } from './is-at-rest.ts';
import { createVisited, type Visited } from './visited.ts';

export interface Search {
  readonly initial: readonly State[];
  readonly transitions: Transitions;
  /** Orders in which chunks may be written down: those of equal chunks. */
  readonly orders: readonly ChunkOrder[];
  readonly maxStates: number;
  /** Stop at the first violation. */
  readonly stopsAtViolation: boolean;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

export interface Progress {
  readonly states: number;
  readonly transitions: number;
  /** States that are still to be followed. */
  readonly open: number;
}

/** The first, so a shortest, way to a violated invariant: the step after the state `from` shows it. */
export interface Found {
  readonly invariant: string;
  readonly from: number;
}

export interface Explored {
  readonly visited: Visited;
  readonly transitions: number;
  readonly found: readonly Found[];
  /** The state from which each was first reached; itself for an initial one. */
  readonly parents: IntList;
  /** Pairs (from, to) of steps that need no fault, trouble or command. */
  readonly ownEdges: IntList;
  /** States in which everything is at rest. */
  readonly ends: IntList;
  /** States that were reached when the search stopped, but not followed. Empty when all was seen. */
  readonly unfollowed: readonly number[];
}

const PROGRESS_EVERY = 10_000;

/**
 * All interleavings: first those that spend nothing of the budget, then those that spend one fault, trouble or
 * command, and so on; among equals breadth first. States with the same canonical key are one. A state that violates
 * something is not followed further. Only states that are still to be followed are kept; the others are numbers.
 */
export function explore(search: Search): Explored {
  const open = createFrontier();
  const course = startCourse(search, open);
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    follow(search, course, next);
    const { visited, found, transitions } = course;
    if (visited.size > search.maxStates || (search.stopsAtViolation && found.size > 0)) break;
    if (open.shifted % PROGRESS_EVERY === 0) {
      search.onProgress?.({ states: visited.size, transitions, open: visited.size - open.shifted });
    }
  }
  return { ...course, found: [...course.found.values()], unfollowed: open.rest() };
}

/** What an exploration has so far. */
interface Course extends Omit<Explored, 'found' | 'unfollowed'> {
  transitions: number;
  readonly found: Map<string, Found>;
  /** The number of a state, reached from the one numbered `parent`; initial ones have none. */
  visit(state: State, parent?: number): number;
}

function startCourse(search: Search, open: Frontier): Course {
  const visited = createVisited();
  const [parents, ownEdges, ends] = [createIntList(), createIntList(), createIntList()];
  const visit = (state: State, parent?: number): number => {
    const key = canonicalKey(state, search.orders);
    const known = visited.find(key, state);
    if (known !== undefined) return known;
    const id = visited.add(key, state);
    open.push(id, state);
    parents.push(parent ?? id);
    if (isAtRest(state)) ends.push(id);
    return id;
  };
  search.initial.forEach((state) => visit(state));
  return { visited, parents, ownEdges, ends, transitions: 0, found: new Map(), visit };
}

function follow(search: Search, course: Course, { id: from, state }: Open): void {
  for (const step of nextSteps(state, search.transitions)) {
    course.transitions += 1;
    const violated = violationsOf(state, step);
    for (const invariant of violated) {
      if (!course.found.has(invariant)) course.found.set(invariant, { invariant, from });
    }
    if (violated.length > 0) continue;
    const to = course.visit(step.next, from);
    if (!step.isOwn || to === from) continue;
    course.ownEdges.push(from);
    course.ownEdges.push(to);
  }
}
