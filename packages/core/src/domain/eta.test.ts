import { anOrchestration, NOW } from '../testing/orchestration-factory.ts';
import {
  claimed,
  completed,
  failed,
  finished,
  having,
  paused,
  sent,
  STEPS_TO,
} from '../testing/orchestration-steps.ts';
import type { KnownBudget } from './budget/budget-lines.ts';
import type { BudgetState } from './budget/budget-state.ts';
import { windowAt, windowLengths } from './budget/windows.ts';
import { civilDate } from './civil-date.ts';
import { estimateEnd, type RouteFacts } from './eta.ts';
import type { Item } from './item.ts';
import type { Orchestration } from './orchestration.ts';
import { titleOf } from './waiting-text.ts';

const TEN_YEARS = { startDate: civilDate('2014-03-11'), endDate: civilDate('2024-03-10') };
const LENGTHS = windowLengths(15 * 60 * 1000, 1);
const LIMITS = { overall: { short: 200, day: 2_000 }, read: { short: 100, day: 1_000 } };
const HOUR_MS = 3_600_000;

function budgetOf(state: Partial<BudgetState> = {}): KnownBudget {
  return {
    rules: { lengths: LENGTHS, initial: LIMITS },
    state: { limits: undefined, windows: new Map(), ...state },
    heard: new Map(),
  };
}

function etaOf(record: Orchestration, facts: Partial<RouteFacts> = {}) {
  return estimateEnd(record, { displayName: titleOf, ...facts });
}

/** Ten years, of which `months` are copied, half a minute each; 10 workouts a month. */
function halfWay(months: number, more: Item = {}): Orchestration {
  const steps = Array.from({ length: months }, (_, index) => completed(120 - index));
  const updatedAt = new Date(NOW.getTime() + months * 30_000).toISOString();
  return anOrchestration(TEN_YEARS, sent, ...steps, having({ updatedAt, ...more }));
}

const hoursAfter = (record: Orchestration, at: string | null) =>
  at === null ? null : (Date.parse(at) - Date.parse(record.updatedAt)) / HOUR_MS;

describe('estimateEnd', () => {
  it.each([
    ['ended', anOrchestration({}, ...STEPS_TO.COMPLETED), 'Ended'],
    ['cancelled', anOrchestration({}, ...STEPS_TO.CANCELLED), 'Ended'],
    ['paused', anOrchestration({}, sent, paused), 'Paused'],
    [
      'paused for the user',
      anOrchestration(
        {},
        sent,
        paused,
        having({ waiting: { reason: 'RECONNECT_REQUIRED', provider: 'strava' } }),
      ),
      'Strava needs your consent again: connect it and resume',
    ],
    ['just begun', anOrchestration({}, sent, claimed(2)), 'Known once the first month is copied'],
    ['failing only', anOrchestration({}, sent, failed(2)), 'Known once the first month is copied'],
    ['settled', anOrchestration({}, sent, completed(0), completed(1), completed(2)), 'All months are done'],
    [
      'waiting for a provider',
      anOrchestration(
        {},
        sent,
        completed(2),
        having({
          waiting: { reason: 'PROVIDER_UNAVAILABLE', provider: 'strava', until: '2024-03-10T12:01:00.000Z' },
        }),
      ),
      'Strava does not answer: next try 12:01 UTC',
    ],
    [
      'limited before its first month',
      anOrchestration(
        {},
        sent,
        having({
          waiting: {
            ...{ reason: 'RATE_LIMITED', provider: 'strava', limit: 'DAILY' },
            until: '2024-03-11T00:00:01.000Z',
          },
        }),
      ),
      "Strava's daily limit: resumes 00:00 UTC",
    ],
  ])('knows nothing of one that is %s, and says why', (_what, record, reason) => {
    expect(etaOf(record, { budget: budgetOf() })).toEqual({ at: null, basis: null, reason });
  });

  it('knows nothing while the budget cannot be read', () => {
    expect(etaOf(halfWay(20), { budget: 'unreadable' })).toEqual({
      at: null,
      basis: null,
      reason: 'The limits of Strava cannot be read for now',
    });
  });

  it('goes by the pace so far where the destination sets no common limit', () => {
    const record = halfWay(21);
    // 100 months at half a minute.
    expect(etaOf(record)).toEqual({
      at: '2024-03-10T13:01:00.000Z',
      basis: 'PACE',
      reason: 'The pace so far',
    });
  });

  it('takes no pause for a slow pace', () => {
    const record = { ...halfWay(21), createdAt: '2024-01-01T00:00:00.000Z' };
    // A minute a month, and no more.
    expect(hoursAfter(record, etaOf(record).at)).toBeCloseTo(100 / 60, 0);
  });

  it('goes by the limits where they are slower', () => {
    const record = halfWay(1);
    // 120 months of 10 workouts: 1,200 uploads and 720 reads, against 1,800 calls and 900 reads a day.
    const { at, basis, reason } = etaOf(record, { budget: budgetOf() });
    expect([basis, reason]).toEqual(['PROVIDER_LIMIT', 'The limits of Strava, shared by all users']);
    expect(new Date(at ?? 0).toISOString()).toMatch(/^2024-03-11T0/);
  });

  it('goes by the pace where the limits are far away', () => {
    const plenty = { short: 60_000, day: 600_000 };
    const budget = budgetOf({ limits: { overall: plenty, read: plenty } });
    expect(etaOf(halfWay(21), { budget })).toMatchObject({ basis: 'PACE' });
  });

  it('is later the more users are at work, and the more is used up', () => {
    const [short, day] = (['short', 'day'] as const).map(
      (kind) => windowAt(kind, LENGTHS, NOW.getTime()).name,
    );
    const use = (users: number, used: number) => ({
      total: { overall: used, read: used },
      byUser: new Map(Array.from({ length: users }, (_, user) => [String(user), { overall: 1, read: 1 }])),
    });
    const hours = (users: number, used: number) => {
      const windows = new Map([
        [short ?? '', use(users, 0)],
        [day ?? '', use(users, used)],
      ]);
      const record = halfWay(1);
      return hoursAfter(record, etaOf(record, { budget: budgetOf({ windows }) }).at) ?? 0;
    };
    expect(hours(2, 0)).toBeGreaterThan(hours(1, 0));
    expect(hours(4, 0)).toBeGreaterThan(hours(2, 0));
    expect(hours(1, 880)).toBeGreaterThan(hours(1, 100));
  });

  it('begins when the wait ends, and says what is waited for', () => {
    const waiting = {
      ...{ reason: 'RATE_LIMITED', provider: 'strava', limit: 'DAILY' },
      until: '2024-03-11T00:00:01.000Z',
    };
    const { at, reason } = etaOf(halfWay(100, { waiting }), { budget: budgetOf() });
    expect(reason).toBe("Strava's daily limit: resumes 00:00 UTC");
    expect(Date.parse(at ?? '')).toBeGreaterThan(Date.parse(waiting.until));
    expect(Date.parse(at ?? '')).toBeLessThan(Date.parse(waiting.until) + 2 * HOUR_MS);
  });

  it('says nothing of an end that is years away', () => {
    const one = { short: 1, day: 1 };
    const budget = budgetOf({ limits: { overall: one, read: one } });
    expect(etaOf(halfWay(1), { budget })).toEqual({
      at: null,
      basis: null,
      reason: 'More than 1,000 days at the limits of Strava',
    });
  });

  it('stays the same while record and budget do', () => {
    const facts = { budget: budgetOf() };
    expect(etaOf(halfWay(7), facts)).toEqual(etaOf(halfWay(7), facts));
  });

  it('ends for good', () => {
    const all = [completed(0), completed(1), completed(2), finished];
    expect(etaOf(anOrchestration({}, sent, ...all)).at).toBeNull();
  });
});
