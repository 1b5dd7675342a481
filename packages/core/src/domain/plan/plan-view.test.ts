import { planViewSchema } from '../../api/plan-view.ts';
import { anOrchestration, NOW } from '../../testing/orchestration-factory.ts';
import { completed, failed, finished, sent } from '../../testing/orchestration-steps.ts';
import type { KnownBudget } from '../budget/budget-lines.ts';
import { windowAt, windowLengths } from '../budget/windows.ts';
import { civilDate } from '../civil-date.ts';
import type { RouteFacts } from '../eta.ts';
import type { Listed } from '../listed-orchestration.ts';
import { titleOf } from '../waiting-text.ts';
import { type PlannedStart, toPlanView } from './plan-view.ts';

const START: PlannedStart = {
  source: 'fitbit',
  destination: 'strava',
  startDate: civilDate('2023-01-15'),
  endDate: civilDate('2023-03-10'),
  timeZone: 'UTC',
};
const TEN_YEARS = { ...START, startDate: civilDate('2013-04-01'), endDate: civilDate('2023-03-31') };
const createdAt = '2024-03-10T11:00:00.000Z';
const LENGTHS = windowLengths(15 * 60 * 1000, 1);
const STRAVA = { overall: { short: 200, day: 2_000 }, read: { short: 100, day: 1_000 } };

function planOf(start: PlannedStart, earlier: readonly Listed[] = [], facts: Partial<RouteFacts> = {}) {
  const view = toPlanView(start, earlier, { facts: { displayName: titleOf, ...facts }, now: NOW });
  expect(planViewSchema.safeParse(view).error).toBeUndefined();
  return view;
}

function budgetOf(limits = STRAVA, users: readonly string[] = []): KnownBudget {
  const { name } = windowAt('short', LENGTHS, NOW.getTime());
  const none = { overall: 0, read: 0 };
  const use = { total: none, byUser: new Map(users.map((user) => [user, none])) };
  return {
    rules: { lengths: LENGTHS, initial: limits },
    state: { limits: undefined, windows: new Map([[name, use]]) },
    heard: new Map(),
  };
}

describe('toPlanView', () => {
  it('has the months of a start, and says what an average user takes for want of knowledge', () => {
    expect(planOf(START)).toEqual({
      ...START,
      totalChunks: 3,
      copiedChunks: 0,
      chunks: [
        { index: 0, startDate: '2023-01-15', endDate: '2023-01-31', copied: false },
        { index: 1, startDate: '2023-02-01', endDate: '2023-02-28', copied: false },
        { index: 2, startDate: '2023-03-01', endDate: '2023-03-10', copied: false },
      ],
      estimate: {
        requests: [
          { provider: 'fitbit', count: 3 + 36 * 2 },
          { provider: 'strava', count: 36 + 36 * 0.5 + 3 },
        ],
        seconds: (36 * 2 + 3 * 10) / 4 + 0.5,
        reason: 'A usual pace; 12 workouts a month by a guess',
      },
      takenBy: null,
    });
  });

  it('knows what was copied, and takes the workouts of earlier months of the source for the new ones', () => {
    const record = anOrchestration({}, sent, completed(2), completed(1), failed(0), finished);
    const plan = planOf(START, [{ ...record, createdAt }]);
    expect(plan.chunks.map(({ copied }) => copied)).toEqual([false, true, true]);
    expect(plan).toMatchObject({
      copiedChunks: 2,
      estimate: {
        requests: [
          { provider: 'fitbit', count: 3 + 11 * 2 },
          { provider: 'strava', count: Math.ceil(11 + 5.5 + 1) },
        ],
        seconds: (11 * 2 + 1 * 10 + 2 * 2) / 4,
        reason: 'A usual pace; 11 workouts a month as in earlier syncs',
      },
    });
  });

  it('learns the workouts of a source from its syncs to other destinations, and what is copied from none of them', () => {
    const elsewhere = anOrchestration({ destination: 'other' }, sent, completed(2), completed(1));
    const plan = planOf(START, [{ ...elsewhere, createdAt }]);
    expect([plan.copiedChunks, plan.takenBy]).toEqual([0, null]);
    expect(plan.estimate.reason).toContain('11 workouts a month as in earlier syncs');
  });

  it('asks the destination nothing when everything was copied', () => {
    const done = anOrchestration({}, sent, completed(2), completed(1), completed(0), finished);
    const { estimate, copiedChunks } = planOf(START, [{ ...done, createdAt }], { budget: budgetOf() });
    expect(copiedChunks).toBe(3);
    expect(estimate).toEqual({
      requests: [
        { provider: 'fitbit', count: 3 },
        { provider: 'strava', count: 0 },
      ],
      seconds: Math.ceil((3 * 2) / 4),
      reason: 'All months were copied before: only a look at the source',
    });
  });

  it('promises four years that were all copied in less than half a minute, whatever the limits', () => {
    const fourYears = { ...START, startDate: civilDate('2020-01-01'), endDate: civilDate('2023-12-31') };
    const months = Array.from({ length: 48 }, (_, index) => completed(index));
    const done = anOrchestration(fourYears, sent, ...months, finished);
    const unreadable = planOf(fourYears, [{ ...done, createdAt }], { budget: 'unreadable' });
    expect(unreadable).toMatchObject({ copiedChunks: 48, estimate: { seconds: 24 } });
  });

  it.each([[sent], [sent, completed(2)]])('names the sync that has the route', (...steps) => {
    const running = anOrchestration({}, ...steps);
    expect(planOf(START, [{ ...running, createdAt }]).takenBy).toBe(running.orchestrationId);
  });

  it('says how long the limits of the destination make it last', () => {
    const { estimate } = planOf(TEN_YEARS, [], { budget: budgetOf() });
    expect(estimate.reason).toBe('The limits of Strava, shared by all users; 12 workouts a month by a guess');
    // 1,440 uploads and half as many reads: more than a day's share, less than two days'.
    expect(estimate.seconds).toBeGreaterThan(12 * 3600);
    expect(estimate.seconds).toBeLessThan(3 * 24 * 3600);
  });

  it('shares the limits with those who are at work, itself one more', () => {
    const secondsWith = (...users: string[]) =>
      planOf(TEN_YEARS, [], { budget: budgetOf(STRAVA, users) }).estimate.seconds ?? 0;
    expect(secondsWith('ann')).toBeGreaterThan(secondsWith());
    expect(secondsWith('ann', 'bob')).toBeGreaterThan(secondsWith('ann'));
  });

  it('has the usual pace where the limits allow more', () => {
    const plenty = { overall: { short: 1e6, day: 1e7 }, read: { short: 1e6, day: 1e7 } };
    expect(planOf(TEN_YEARS, [], { budget: budgetOf(plenty) }).estimate.reason).toMatch(/^A usual pace/);
  });

  it('says why it does not know the time', () => {
    const tiny = { overall: { short: 1, day: 1 }, read: { short: 1, day: 1 } };
    expect(planOf(TEN_YEARS, [], { budget: budgetOf(tiny) }).estimate).toMatchObject({
      seconds: null,
      reason: 'More than 1,000 days at the limits of Strava',
    });
    expect(planOf(START, [], { budget: 'unreadable' }).estimate).toMatchObject({
      seconds: null,
      reason: 'The limits of Strava cannot be read for now',
    });
  });
});
