import { exploreSmallWorld } from './explore-small-world.ts';
import { QUICK_PRESETS } from './presets.ts';

/** Fewer would mean that a way was closed by mistake. */
const LEAST_STATES = 2_000;

describe('exploreSmallWorld', () => {
  it.each(QUICK_PRESETS)('finds nothing wrong: $name', ({ world }) => {
    const report = exploreSmallWorld(world);
    expect(report).toMatchObject({ violations: [], stuck: 0, isComplete: true });
    expect(report.states).toBeGreaterThan(LEAST_STATES);
  });

  it('sees the same each time', () => {
    const world = { faults: 1, userCommands: 0, begins: ['half failed'] } as const;
    expect(exploreSmallWorld(world)).toStrictEqual(exploreSmallWorld(world));
  });

  it('stops when it has seen more than it may', () => {
    const report = exploreSmallWorld({ faults: 2, userCommands: 2, maxStates: 500 });
    expect(report).toMatchObject({ isComplete: false, violations: [], stuck: 0 });
    expect(report.states).toBeLessThan(600);
  });
});
