import type { StatusView } from '../../packages/client/src/index.ts';
import { printLines } from './print-lines.ts';
import { runForJson } from './run-node.ts';

interface TwoUsers {
  readonly view: StatusView;
  readonly other: { readonly status: string; readonly percent: number; readonly written: number };
  readonly seconds: { readonly firstMonthBegan: number; readonly ended: number };
  readonly counts: Readonly<Record<string, number>>;
  readonly doubled: readonly string[];
  readonly rateLimited: { readonly byLimit: number };
}

const SCENARIO_MS = 280_000;

describe('two users at once, one with 120 months and one with 3', () => {
  let result: TwoUsers;

  beforeAll(async () => {
    result = await runForJson<TwoUsers>(['tests/e2e/two-users.scenario.ts']);
    const { seconds, other, view } = result;
    printLines([
      'Two users at once, 120 months and 3, at the default limits of Strava:',
      `  the short sync waited ${seconds.firstMonthBegan} s for its first month and ended after ${seconds.ended} s,`,
      `  ${view.results.written} workouts; by then the long one was at ${other.percent} %, ${other.written} workouts`,
    ]);
  }, SCENARIO_MS);

  it('ends the short one before the long one is at 25 %', () => {
    expect(result.view).toMatchObject({ status: 'COMPLETED', completedChunks: 3, failedChunks: 0 });
    expect(result.other.percent).toBeLessThan(25);
  });

  it('lets the long one go on meanwhile', () => {
    expect(result.other.status).toBe('IN_PROGRESS');
    expect(result.other.written).toBeGreaterThan(0);
  });

  it('copies every workout of the short one once, and asks for nothing beyond the limits', () => {
    expect({ doubled: result.doubled, missing: result.counts['missing'] }).toEqual({
      doubled: [],
      missing: 0,
    });
    expect(result.rateLimited.byLimit).toBe(0);
  });
});
