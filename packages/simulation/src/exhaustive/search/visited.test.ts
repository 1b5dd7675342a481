import type { Budget } from '../model/budget.ts';
import { BEGINNINGS } from '../model/initial-states.ts';
import type { State } from '../model/state.ts';
import { createVisited } from './visited.ts';

function aState(budget: Partial<Budget>): State {
  const [state] = BEGINNINGS.paused(
    { workers: 1, apis: 1 },
    { faults: 0, troubles: 0, commands: 0, ...budget },
  );
  if (state === undefined) throw new RangeError('Expected a state to begin with');
  return state;
}

describe('createVisited', () => {
  it('finds a state from which as much can follow', () => {
    const visited = createVisited();
    const id = visited.add('key', aState({ faults: 2, commands: 1 }));
    expect(visited.find('key', aState({ faults: 2, commands: 1 }))).toBe(id);
    expect(visited.find('key', aState({ faults: 1 }))).toBe(id);
  });

  it('finds none from which only less, or something else, can follow', () => {
    const visited = createVisited();
    visited.add('key', aState({ faults: 1, commands: 1 }));
    visited.add('key', aState({ faults: 2 }));
    expect(visited.find('key', aState({ faults: 2, commands: 1 }))).toBeUndefined();
    expect(visited.find('key', aState({ troubles: 1 }))).toBeUndefined();
    expect(visited.find('other key', aState({}))).toBeUndefined();
  });
});
