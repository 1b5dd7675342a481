import type { Verdict } from './judge-sync.ts';
import { summarize } from './summarize.ts';

const GOOD: Verdict = { completed: true, workouts: 10, missing: 0, doubled: 0, faults: [] };

describe('summarize', () => {
  const summary = (extra: object) =>
    summarize({ verdicts: [GOOD, GOOD], kills: 3, wantedKills: 3, faults: [], ...extra });

  it('counts everything on its last line', () => {
    expect(summary({})).toEqual({
      isGood: true,
      lines: ['syncs 2, kills 3, completed 2, workouts 20, missing 0, doubled 0'],
    });
  });

  it('is bad with a fault of a sync', () => {
    const bad = { ...GOOD, completed: false, missing: 2, faults: ['Expected more'] };
    expect(summary({ verdicts: [GOOD, bad] })).toEqual({
      isGood: false,
      lines: ['Expected more', 'syncs 2, kills 3, completed 1, workouts 20, missing 2, doubled 0'],
    });
  });

  it('is bad with a fault beside the syncs, or with too few kills', () => {
    expect(summary({ faults: ['Expected nothing'] })).toMatchObject({ isGood: false });
    expect(summary({ kills: 2 })).toMatchObject({ isGood: false });
    expect(summary({ kills: 2 }).lines[0]).toBe('Expected 3 kills in running syncs, got 2');
  });
});
