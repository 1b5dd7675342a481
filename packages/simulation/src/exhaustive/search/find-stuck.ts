import type { Explored } from './explore.ts';
import type { IntList } from './int-list.ts';

const NONE = -1;

/**
 * Numbers of the states from which no end can be reached by the system's own steps: found by going back from the
 * ends. What an exploration that was cut short left unfollowed counts as able to end.
 */
export function findStuck({ visited, ownEdges, ends, unfollowed }: Explored): number[] {
  const { last, before } = groupByTarget(ownEdges, visited.size);
  const canEnd = new Uint8Array(visited.size);
  const open: number[] = [];
  const mark = (id: number) => {
    if (canEnd[id] === 1) return;
    canEnd[id] = 1;
    open.push(id);
  };
  for (let index = 0; index < ends.length; index += 1) mark(ends.at(index));
  unfollowed.forEach(mark);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (let edge = last[id] ?? NONE; edge !== NONE; edge = before[edge] ?? NONE) mark(ownEdges.at(2 * edge));
  }
  return [...canEnd.keys()].filter((id) => canEnd[id] === 0);
}

/** Chains the edges (each a pair from, to) to one target: `last[target]` is the last, `before[edge]` the one before. */
function groupByTarget(edges: IntList, size: number) {
  const last = new Int32Array(size).fill(NONE);
  const before = new Int32Array(edges.length / 2);
  before.forEach((_, edge) => {
    const target = edges.at(2 * edge + 1);
    before[edge] = last[target] ?? NONE;
    last[target] = edge;
  });
  return { last, before };
}
