import { findStuck } from './find-stuck.ts';
import { createIntList, type IntList } from './int-list.ts';
import { createVisited } from './visited.ts';

function listOf(...values: readonly number[]): IntList {
  const list = createIntList();
  values.forEach((value) => list.push(value));
  return list;
}

/** Four states: 0 -> 1 -> 2 by the system's own steps, 3 -> 3 for ever. */
function aGraph(ends: IntList, unfollowed: readonly number[] = []) {
  const visited = { ...createVisited(), size: 4 };
  return {
    visited,
    ownEdges: listOf(0, 1, 1, 2, 3, 3),
    ends,
    unfollowed,
    parents: listOf(0, 0, 1, 0),
    found: [],
    transitions: 3,
  };
}

describe('findStuck', () => {
  it('names the states that do not lead to an end', () => {
    expect(findStuck(aGraph(listOf(2)))).toStrictEqual([3]);
    expect(findStuck(aGraph(listOf(1)))).toStrictEqual([2, 3]);
  });

  it('says nothing about states that were not followed', () => {
    expect(findStuck(aGraph(listOf(2), [3]))).toStrictEqual([]);
  });
});
